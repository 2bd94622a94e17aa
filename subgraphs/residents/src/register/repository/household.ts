import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { household, householdMembership, resident } from '../table.js';
import type { Household } from '../types/household.js';
import type { Resident } from '../types/resident.js';
import { findResidents } from './resident.js';

/** The households with at least one member, present or former, whom this actor may see. */
export async function findHouseholds(request: Request, ids: string[]): Promise<Household[]> {
  const query = await request.database.read();
  const members = query
    .select({ id: resident.id })
    .from(resident)
    .where(
      sql`${resident.id} in (select ${householdMembership.residentId} from ${householdMembership}
        where ${householdMembership.householdId} = ${household.id}) and ${visibleResidents(request, 'FAMILY')}`,
    );
  const rows = await query
    .select({ ...columnsOf(household), memberIds: sql<string[]>`array(${members})` })
    .from(household)
    .where(isOneOf(household.id, ids));
  return rows.filter(({ memberIds }) => memberIds.length > 0);
}

const byAge = (one: Resident, other: Resident) =>
  (one.dateOfBirth ?? '9').localeCompare(other.dateOfBirth ?? '9') || one.id.localeCompare(other.id);

/** Who belongs to households now, of those whom this actor may see, the oldest first. */
export async function findMembers(request: Request, householdIds: string[]): Promise<Resident[]> {
  const members = await findResidents(
    request,
    sql`${isOneOf(resident.householdId, householdIds)} and ${resident.departedAt} is null`,
    visibleResidents(request, 'FAMILY'),
  );
  return members.sort(byAge);
}
