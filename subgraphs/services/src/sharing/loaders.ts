import { findSharing } from '@mrrm/platform/agreement/sharing-resolver';
import type { Request } from '@mrrm/platform/context';
import { loadMany } from '@mrrm/platform/reading/loaders';

export const sharingLoaders = (request: Request) => ({
  sharingOfCentre: loadMany((ids: string[]) => findSharing(request, ids), 'centreId'),
});
