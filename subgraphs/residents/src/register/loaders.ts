import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { findHouseholds, findMembers } from './repository/household.js';
import { residentsById, residentsByNumber } from './repository/resident.js';
import { findStays } from './repository/stay.js';

/** Residents, their households and their stays. */
export const registerLoaders = (request: Request) => ({
  resident: loadOne((ids: string[]) => residentsById(request, ids), 'id'),
  residentsByNumber: loadMany(
    (numbers: string[]) => residentsByNumber(request, numbers),
    (row) => row.registrationNumber!,
  ),
  household: loadOne((ids: string[]) => findHouseholds(request, ids), 'id'),
  members: loadMany(
    (ids: string[]) => findMembers(request, ids),
    (row) => row.householdId!,
  ),
  staysOfResident: loadMany((ids: string[]) => findStays(request, ids), 'residentId'),
});
