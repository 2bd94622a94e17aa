import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { registerAccess } from './access.js';
import { HouseholdResolver } from './resolvers/household.js';
import { PlacementFactsResolver } from './resolvers/placement-facts.js';
import { RegistrationResolver } from './resolvers/registration.js';
import { ResidentResolver } from './resolvers/resident.js';
import { StayJudgementResolver } from './resolvers/stay.js';
import { ToldOfResidentResolver } from './resolvers/told.js';

/** Who lives at the centres, with whom, since when and until when. */
export const register: Feature = {
  name: 'register',
  resolvers: [
    ResidentResolver,
    ToldOfResidentResolver,
    RegistrationResolver,
    HouseholdResolver,
    StayJudgementResolver,
    PlacementFactsResolver,
  ],
  references: {
    Resident: byId((loaders: Loaders) => loaders.resident),
    Household: byId((loaders: Loaders) => loaders.household),
  },
  access: registerAccess,
  verifies: {
    resident: [
      { column: 'centre_id', typename: 'Centre' },
      { column: 'safe_zone_id', typename: 'SafeZone' },
      {
        column: 'case_manager_id',
        typename: 'StaffMember',
        fit: { centreId: sql`centre_id`, duty: sql`'CASE_MANAGEMENT'` },
      },
    ],
  },
  costs: {
    lists: {
      // What slices ask, for a page of residents.
      'Query.placementFacts': 100,
      'Query.departures': 500,
      'Query.residentsByRegistrationNumber': 5,
      'Resident.stays': 5,
      'Resident.languageLevels': 3,
      'Resident.otherNames': 2,
      'Resident.shownTo': 10,
      'Household.members': 10,
    },
    // All acts about somebody are looked at.
    weights: { 'Resident.shownTo': 200 },
  },
};
