import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { building, centre, safeZone, shelter } from '../table.js';
import type { SafeZone } from '../types/safe-zone.js';
import { toBuilding, toSafeZone } from './chain.js';
import { buildingColumns, centreColumns, safeZoneColumns, shelterColumns } from './columns.js';

/** Safe zones that meet a condition, by code, each with its building, shelter and centre. */
async function findSafeZones(request: Request, condition: SQL): Promise<SafeZone[]> {
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
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(safeZone.code));
  return rows.map((row) => toSafeZone(row.safeZone, toBuilding(row)));
}

/** The safe zones of these buildings. */
export const safeZonesOfBuildings = (request: Request, ids: string[]) =>
  findSafeZones(request, isOneOf(safeZone.buildingId, ids));

/** The safe zones of these centres. */
export const safeZonesOfCentres = (request: Request, ids: string[]) =>
  findSafeZones(request, isOneOf(safeZone.centreId, ids));

/** The safe zones with these codes. */
export const safeZonesByCode = (request: Request, codes: string[]) =>
  findSafeZones(request, hasOneOf(safeZone.code, codes));

/** The safe zones with these identifiers. */
export const safeZonesById = (request: Request, ids: string[]) =>
  findSafeZones(request, isOneOf(safeZone.id, ids));

/** The safe zones that the actor's sign-in is narrowed to, or all those of its centres, by code. */
export const findSafeZonesOfViewer = (request: Request): Promise<SafeZone[]> =>
  findSafeZones(request, request.actor.zones ? isOneOf(safeZone.id, request.actor.zones) : sql`true`);
