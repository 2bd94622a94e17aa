import type { Request } from '@mrrm/platform/context';
import { loadMany } from '@mrrm/platform/reading/loaders';
import { findSharing } from './repository/sharing.js';

export const sharingLoaders = (request: Request) => ({
  sharingOfCentre: loadMany(
    (ids: string[]) => findSharing(request, ids),
    ({ centreId }) => centreId,
  ),
});
