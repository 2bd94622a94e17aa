import type { Request } from '@mrrm/platform/context';
import { agreementLoaders } from './loaders/agreements.js';
import { placementLoaders } from './loaders/placements.js';
import { placeLoaders } from './loaders/places.js';
import { recordLoaders } from './loaders/records.js';
import { standardLoaders } from './loaders/standards.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  ...placeLoaders(request),
  ...placementLoaders(request),
  ...recordLoaders(request),
  ...agreementLoaders(request),
  ...standardLoaders(request),
});

export type Loaders = ReturnType<typeof makeLoaders>;
