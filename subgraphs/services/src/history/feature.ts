import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import { HistoryOfResidentResolver } from './resolvers/resident.js';

/** Who read or changed what this slice has on record about a resident. */
export const history: Feature = {
  name: 'history',
  resolvers: [HistoryOfResidentResolver],
  access: {
    groups: {
      ACCESS_HISTORY: {
        description: 'Who read or changed what about somebody, and why.',
        personal: true,
        roles: ['DATA_PROTECTION_OFFICER', 'AUDITOR'],
        across: 'OPEN',
        among: KEEPERS,
      },
    },
    types: {
      AccessEvent: {
        base: 'ACCESS_HISTORY',
        person: ({ person }) => person,
        fields: fieldsByGroup({
          ACCESS_HISTORY: `sequence at kind operation organisation role subject onBehalfOf purpose client request owner groups
            bases outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program correlation`,
        }),
      },
    },
    extends: { Resident: fieldsByGroup({ ACCESS_HISTORY: 'serviceAccessHistory' }) },
    arguments: argumentsOf({ ACCESS_HISTORY: 'Resident.serviceAccessHistory(first,after)' }),
  },
};
