import type { Request } from '@mrrm/platform/context';
import { loadMany } from '@mrrm/platform/reading/loaders';
import { householdLoaders } from './loaders/households.js';
import { recordLoaders } from './loaders/records.js';
import { residentLoaders } from './loaders/residents.js';
import { findSharing } from './repository/sharing.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  ...residentLoaders(request),
  ...householdLoaders(request),
  ...recordLoaders(request),
  sharingOfCentre: loadMany(
    (ids: string[]) => findSharing(request, ids),
    ({ centreId }) => centreId,
  ),
});

export type Loaders = ReturnType<typeof makeLoaders>;
