import type { Feature } from '@mrrm/platform/schema/feature';
import { access } from './access.js';
import { ActsOfViewerResolver } from './resolvers/centre.js';
import { ViewerResolver } from './resolvers/viewer.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Who asks: their record among the staff, whether they are on duty, and what they may write here. */
export const viewer: Feature = {
  name: 'viewer',
  resolvers: [ActsOfViewerResolver, ViewerQueryResolver, ViewerResolver],
  access,
  costs: {
    lists: {
      // Each write of this slice.
      'Centre.viewerStaffActs': 5,
      // Somebody works in one safe zone, and now and then in another.
      'ViewerDuty.safeZones': 3,
    },
  },
};
