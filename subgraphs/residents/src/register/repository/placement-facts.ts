import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { isMerged } from '../../access/merged.js';
import { visibleResidents } from '../../access/visibility.js';
import { resident, stay } from '../table.js';
import type { Departure, PlacementFacts } from '../types/placement-facts.js';

/** What decides with whom residents may share a room, of those whom the actor may be told it. */
export async function findPlacementFacts(request: Request, residentIds: string[]): Promise<PlacementFacts[]> {
  const query = await request.database.read();
  return query
    .select({
      residentId: resident.id,
      sex: resident.sex,
      dateOfBirth: resident.dateOfBirth,
      familySituation: resident.familySituation,
      householdId: resident.householdId,
      // Whose record was merged may sleep there all the same, as the survivor: nobody gets that bed by itself.
      departedAt: sql<Date | null>`case when not ${isMerged} then ${resident.departedAt} end`.mapWith(
        resident.departedAt,
      ),
    })
    .from(resident)
    .where(and(isOneOf(resident.id, residentIds), visibleResidents(request, 'PLACEMENT_FACTS')));
}

/** The departures that were recorded from a moment on, the earliest record first. @param most how many at most */
export async function findDepartures(request: Request, since: Date, most: number): Promise<Departure[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      residentId: stay.residentId,
      centreId: stay.centreId,
      departedAt: stay.departedAt,
      recordedAt: stay.updatedAt,
      hasReturned: sql<boolean>`${resident.arrivedAt} >= ${stay.departedAt} and ${resident.arrivedAt} > ${stay.arrivedAt}`,
    })
    .from(stay)
    .innerJoin(resident, eq(resident.id, stay.residentId))
    .where(
      and(
        isNotNull(stay.departedAt),
        gte(stay.updatedAt, since),
        visibleResidents(request, 'PLACEMENT_FACTS'),
      ),
    )
    .orderBy(stay.updatedAt, stay.id)
    .limit(most);
  return rows.map((row) => ({ ...row, departedAt: row.departedAt! }));
}
