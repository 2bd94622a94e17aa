import type { Request } from '@mrrm/platform/context';
import { dutyLoaders } from './duty/loaders.js';
import { handoverLoaders } from './handover/loaders.js';
import { peopleLoaders } from './people/loaders.js';
import { rotaLoaders } from './rota/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  ...peopleLoaders(request),
  ...rotaLoaders(request),
  ...dutyLoaders(request),
  ...handoverLoaders(request),
});

export type Loaders = ReturnType<typeof makeLoaders>;
