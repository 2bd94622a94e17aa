import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../../access/visibility.js';
import { building, centre, safeZone, shelter } from '../table.js';
import type { SafeZone } from '../types/safe-zone.js';
import { toBuilding, toSafeZone } from './chain.js';
import { buildingColumns, centreColumns, safeZoneColumns, shelterColumns } from './columns.js';

/** Safe zones that meet a condition, by code, each with its building, shelter and centre. */
export async function findSafeZones(request: Request, condition: SQL): Promise<SafeZone[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      safeZone: safeZoneColumns,
      building: buildingColumns,
      shelter: shelterColumns,
      centre: centreColumns,
    })
    .from(safeZone)
    .innerJoin(building, eq(building.id, safeZone.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .where(sql`${condition} and ${visiblePremises(request, building.centreId)}`)
    .orderBy(asc(safeZone.code));
  return rows.map((row) => toSafeZone(row.safeZone, toBuilding(row)));
}

/** The safe zones that the actor's sign-in is narrowed to, or all those of its centres, by code. */
export const findSafeZonesOfViewer = (request: Request): Promise<SafeZone[]> =>
  findSafeZones(request, request.actor.zones ? isOneOf(safeZone.id, request.actor.zones) : sql`true`);
