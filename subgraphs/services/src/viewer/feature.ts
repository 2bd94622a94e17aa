import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { signInGroup, viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import { EVERYBODY } from '@mrrm/platform/wire/roles';
import { ActsOfViewerResolver } from './resolvers/centre.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Who asks, and what they may write at a centre. */
export const viewer: Feature = {
  name: 'viewer',
  resolvers: [ViewerQueryResolver, ActsOfViewerResolver],
  access: {
    groups: signInGroup(EVERYBODY),
    types: { ...viewerRules(), ...viewerActRules },
    extends: {
      Query: fieldsByGroup({ SIGN_IN: 'viewer' }),
      Centre: fieldsByGroup({ CATALOGUE: 'viewerServiceActs' }),
    },
  },
  // Each write of this slice.
  costs: { lists: { 'Centre.viewerServiceActs': 20 } },
};
