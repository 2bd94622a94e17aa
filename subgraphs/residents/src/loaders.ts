import type { Request } from './context.js';
import { householdLoaders } from './loaders/households.js';
import { recordLoaders } from './loaders/records.js';
import { residentLoaders } from './loaders/residents.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  ...residentLoaders(request),
  ...householdLoaders(request),
  ...recordLoaders(request),
});

export type Loaders = ReturnType<typeof makeLoaders>;
