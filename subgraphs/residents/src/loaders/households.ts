import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { findHouseholds, findMembers } from '../repository/household.js';
import { type Ids, idOf } from './keys.js';

/** Households and who belongs to them. */
export const householdLoaders = (request: Request) => ({
  household: loadOne((ids: Ids) => findHouseholds(request, ids), idOf),
  members: loadMany(
    (ids: Ids) => findMembers(request, ids),
    (row) => row.householdId!,
  ),
});
