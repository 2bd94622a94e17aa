import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { residentIdOf } from '../keys.js';

export const changesAccess: FeatureAccess = {
  groups: {
    CHANGES: {
      description:
        "That something became of a resident, of which kind and when it was recorded, for programs: the owner's at their centres, another organisation's of those who were open to it then and are so now. No value.",
      personal: true,
      roles: ['SERVICE'],
      across: 'SHARED',
    },
  },
  types: {
    Change: {
      base: 'CHANGES',
      person: residentIdOf,
      fields: fieldsByGroup({
        CHANGES: 'kind fieldGroup residentId stayId centreId recordedAt resident stay',
      }),
    },
  },
  extends: { Query: fieldsOf('CHANGES', 'changes') },
  feeds: ['Query.changes'],
  arguments: argumentsOf({ CHANGES: 'Query.changes(first,after)' }),
};
