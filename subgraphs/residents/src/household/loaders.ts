import type { Request } from '@mrrm/platform/context';
import { loadMany } from '@mrrm/platform/reading/loaders';
import { membershipsOfHouseholds, membershipsOfResidents } from './repository/memberships.js';

/** Who belonged to which household. */
export const householdLoaders = (request: Request) => ({
  membershipsOfResident: loadMany((ids: string[]) => membershipsOfResidents(request, ids), 'residentId'),
  membershipsOfHousehold: loadMany((ids: string[]) => membershipsOfHouseholds(request, ids), 'householdId'),
});
