import type { Feature } from '@mrrm/platform/schema/feature';
import { viewerAccess } from './access.js';
import { ActsOfViewerResolver } from './resolvers/centre.js';
import { ViewerResolver } from './resolvers/viewer.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Who asks, whose people they are, and what they may write. */
export const viewer: Feature = {
  name: 'viewer',
  resolvers: [ViewerQueryResolver, ViewerResolver, ActsOfViewerResolver],
  access: viewerAccess,
  costs: {
    // Each write of this slice.
    lists: { 'Centre.viewerResidentActs': 25 },
    // Found among the latest events.
    weights: { 'Viewer.touchedResidents(first)': 200 },
  },
};
