import { isOneOf } from '@mrrm/platform/conditions';
import { desc, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../access/visibility.js';
import type { Request } from '../context.js';
import { capacity } from '../tables.js';
import type { CapacityRecord } from '../types/capacity-record.js';

/** The place of a record: the narrowest one that it names. */
const placeId: SQL<string> = sql`coalesce(${capacity.safeZoneId}, ${capacity.shelterId}, ${capacity.centreId})`;

const columns = {
  id: capacity.id,
  placeId: placeId.as('place_id'),
  validFrom: capacity.validFrom,
  nominal: capacity.nominal,
  usable: capacity.usable,
  surge: capacity.surge,
  source: capacity.source,
};

/** The whole series of each centre, shelter or safe zone, the latest record first. */
export async function findCapacities(request: Request, placeIds: string[]): Promise<CapacityRecord[]> {
  const query = await request.database.read();
  return query
    .select(columns)
    .from(capacity)
    .where(sql`${isOneOf(placeId, placeIds)} and ${visiblePremises(request, capacity.centreId)}`)
    .orderBy(desc(capacity.validFrom));
}

/** The record of each place that holds on a day: the latest that began on it or before. */
export async function findCapacitiesOn(
  request: Request,
  placeIds: string[],
  day: string,
): Promise<CapacityRecord[]> {
  const query = await request.database.read();
  return query
    .selectDistinctOn([placeId], columns)
    .from(capacity)
    .where(
      sql`${isOneOf(placeId, placeIds)} and ${capacity.validFrom} <= ${day}::date
        and ${visiblePremises(request, capacity.centreId)}`,
    )
    .orderBy(placeId, desc(capacity.validFrom));
}
