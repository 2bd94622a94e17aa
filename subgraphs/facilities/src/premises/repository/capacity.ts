import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { desc, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { capacity } from '../table.js';
import type { CapacityRecord } from '../types/capacity-record.js';
import { foundBy } from './found-by.js';

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
  workOrderId: capacity.workOrderId,
};

/** Records of capacity that meet a condition, the latest first. */
async function findCapacityRecords(request: Request, condition: SQL): Promise<CapacityRecord[]> {
  const query = await request.database.read();
  return query
    .select(columns)
    .from(capacity)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', capacity.centreId)}`)
    .orderBy(desc(capacity.validFrom), desc(capacity.id));
}

const capacityRecordsBy = foundBy(findCapacityRecords);
export const capacityRecordsById = capacityRecordsBy(capacity.id);
export const capacityRecordsOfWorkOrders = capacityRecordsBy(capacity.workOrderId);

/** The whole series of each centre, shelter or safe zone, the latest record first. */
export const findCapacities = (request: Request, placeIds: string[]): Promise<CapacityRecord[]> =>
  findCapacityRecords(request, isOneOf(placeId, placeIds));

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
        and ${visibleAt(request, 'PREMISES', capacity.centreId)}`,
    )
    .orderBy(placeId, desc(capacity.validFrom));
}

export interface NewCapacity {
  centreId: string;
  shelterId: string | null;
  safeZoneId: string | null;
  validFrom: string;
  nominal: number;
  usable: number | null;
  surge: number | null;
  source: string;
  workOrderId: string | null;
}

/** @returns the identifier of the record */
export async function insertCapacity(request: Request, query: Query, wanted: NewCapacity): Promise<string> {
  const id = newIdentifier();
  await query
    .insert(capacity)
    .values({ id, ...wanted, ...provenanceOf(request, wanted.centreId, request.now) });
  return id;
}
