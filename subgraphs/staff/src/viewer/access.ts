import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';

/** What whoever asks is told of themselves. */
export const access: FeatureAccess = {
  types: {
    ...viewerActRules,
    ...viewerRules(fieldsByGroup({ SIGN_IN: 'organisation staffMember duty' })),
    ViewerDuty: {
      base: 'SIGN_IN',
      fields: fieldsByGroup({ SIGN_IN: 'onDuty until shift nextShift safeZones' }),
    },
  },
  extends: {
    Query: fieldsByGroup({ SIGN_IN: 'viewer' }),
    Centre: fieldsByGroup({ ROTA: 'viewerStaffActs' }),
  },
};
