import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { EVERYBODY } from '@mrrm/platform/wire/roles';

const OF_THE_OWNER = 'The owner decides what it opens of its own records.';

export const access: FeatureAccess = {
  groups: {
    SHARING: {
      description:
        'Which clause opens which groups to which organisation: everybody who works at the centre may know.',
      personal: false,
      roles: EVERYBODY,
      across: 'OPEN',
    },
    SHARING_WORK: {
      description: 'Open groups of fields to a party of the SOP, and close them: the owner alone.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    ServiceSharing: {
      base: 'SHARING',
      fields: fieldsByGroup({
        SHARING:
          'id organisation organisationCode fieldGroups purposes sopId clause validFrom validUntil version',
      }),
    },
  },
  extends: { Centre: fieldsByGroup({ SHARING: 'serviceSharing' }) },
  mutations: {
    shareServices: {
      group: 'SHARING_WORK',
      performsNothing: OF_THE_OWNER,
      moments: { validFrom: { back: 10, ahead: 10 } },
    },
    stopSharingServices: { group: 'SHARING_WORK', performsNothing: OF_THE_OWNER },
  },
};
