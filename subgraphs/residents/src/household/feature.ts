import type { Feature } from '@mrrm/platform/schema/feature';
import { householdsAccess } from './access.js';
import { MembershipResolver } from './resolvers/membership.js';
import {
  HouseholdMembershipResolver,
  MembershipsOfHouseholdResolver,
  MembershipsOfResidentResolver,
  OpenHouseholdResolver,
} from './resolvers/memberships.js';

/** Who joins, leaves and parts a household, and who belonged where from when until when. */
export const households: Feature = {
  name: 'household',
  resolvers: [
    MembershipResolver,
    MembershipsOfResidentResolver,
    MembershipsOfHouseholdResolver,
    HouseholdMembershipResolver,
    OpenHouseholdResolver,
  ],
  access: householdsAccess,
  costs: { lists: { 'Resident.householdMemberships': 3, 'Household.memberships': 10 } },
};
