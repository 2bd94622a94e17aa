import { fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';

export const householdsAccess: FeatureAccess = {
  types: {
    HouseholdMembership: {
      base: 'FAMILY',
      person: residentIdOf,
      fields: fieldsByGroup({
        FAMILY: 'id resident household relation joinedAt leftAt ending recordedBy endedBy version',
        CORRECTION_REASONS: 'joinedBecause leftBecause',
      }),
    },
  },
  extends: {
    Resident: fieldsOf('FAMILY', 'householdMemberships'),
    Household: fieldsOf('FAMILY', 'memberships'),
    OpenRecords: fieldsOf('FAMILY', 'headOf'),
  },
  mutations: {
    joinHousehold: { group: 'CORRECTING', performsNothing: BY_LAW, moments: { joinedAt: DONE } },
    leaveHousehold: { group: 'CORRECTING', performsNothing: BY_LAW, moments: { leftAt: DONE } },
    splitHousehold: { group: 'CORRECTING', performsNothing: BY_LAW, moments: { at: DONE } },
  },
};
