import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { signInGroup, viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import { EVERYBODY } from '@mrrm/platform/wire/roles';
import { ActsOfViewerResolver } from './resolvers/acts.js';
import { FunctionsOfViewerResolver, ViewerResolver } from './resolvers/viewer.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Who asks, where they work, and what they and their organisation may do there. */
export const viewer: Feature = {
  name: 'viewer',
  resolvers: [ActsOfViewerResolver, FunctionsOfViewerResolver, ViewerQueryResolver, ViewerResolver],
  access: {
    groups: signInGroup(EVERYBODY),
    types: {
      ...viewerActRules,
      ...viewerRules(fieldsByGroup({ PREMISES: 'centres safeZones' })),
      ViewerFunction: {
        base: 'AGREEMENTS',
        fields: fieldsByGroup({
          AGREEMENTS: 'function allowed level clause until refusal message responsible opens',
        }),
      },
    },
    extends: {
      Query: fieldsByGroup({ SIGN_IN: 'viewer' }),
      Centre: fieldsByGroup({ AGREEMENTS: 'viewerFunctions viewerFacilityActs' }),
    },
    arguments: argumentsOf({ PREMISES: 'Viewer.centres(first,after)' }),
  },
  costs: {
    lists: {
      // Each write of this slice.
      'Centre.viewerFacilityActs': 60,
      // Each of the functions.
      'Centre.viewerFunctions': 16,
      'Viewer.safeZones': 10,
    },
  },
};
