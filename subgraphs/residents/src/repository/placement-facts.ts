import { isOneOf } from '@mrrm/platform/conditions';
import { and } from 'drizzle-orm';
import { visibleResidents } from '../access/visibility.js';
import type { Request } from '../context.js';
import { resident } from '../tables.js';
import type { PlacementFacts } from '../types/placement-facts.js';

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
    })
    .from(resident)
    .where(and(isOneOf(resident.id, residentIds), visibleResidents(request, 'PLACEMENT_FACTS')));
}
