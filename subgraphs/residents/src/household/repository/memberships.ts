import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { and, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { ofVisibleResident } from '../../access/visibility.js';
import { householdMembership } from '../../register/table.js';
import type { HouseholdMembership } from '../types/membership.js';

const SHOWN = columnsOf(householdMembership, {
  without: ['recordedBySubject', 'recordedByOrganisation', 'sopId', 'createdAt', 'updatedAt'],
});

/** The memberships of which a column holds one of these, the latest first, of those whose family the actor may know. */
async function findMemberships(
  request: Request,
  column: AnyPgColumn,
  ids: string[],
): Promise<HouseholdMembership[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(householdMembership)
    .where(and(isOneOf(column, ids), ofVisibleResident(request, householdMembership.residentId, 'FAMILY')))
    .orderBy(sql`${householdMembership.joinedAt} desc`, sql`${householdMembership.id} desc`);
  return rows.map((row) => ({
    ...row,
    recordedBy: pointer(row.recordedById),
    endedBy: pointer(row.endedById),
  }));
}

export const membershipsOfResidents = (request: Request, ids: string[]) =>
  findMemberships(request, householdMembership.residentId, ids);

export const membershipsOfHouseholds = (request: Request, ids: string[]) =>
  findMemberships(request, householdMembership.householdId, ids);
