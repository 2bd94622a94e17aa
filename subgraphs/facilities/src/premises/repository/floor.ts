import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { building, centre, floor, safeZone, shelter } from '../table.js';
import type { Floor } from '../types/floor.js';
import { toFloor } from './chain.js';
import { buildingColumns, centreColumns, floorColumns, safeZoneColumns, shelterColumns } from './columns.js';

/** Floors that meet a condition, from the lowest, each with its safe zone, building, shelter and centre. */
async function findFloors(request: Request, condition: SQL): Promise<Floor[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      floor: floorColumns,
      safeZone: safeZoneColumns,
      building: buildingColumns,
      shelter: shelterColumns,
      centre: centreColumns,
    })
    .from(floor)
    .innerJoin(building, eq(building.id, floor.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(floor.level));
  return rows.map(toFloor);
}

/** The floors of these safe zones. */
export const floorsOfSafeZones = (request: Request, ids: string[]) =>
  findFloors(request, isOneOf(floor.safeZoneId, ids));

/** The floors of these buildings. */
export const floorsOfBuildings = (request: Request, ids: string[]) =>
  findFloors(request, isOneOf(floor.buildingId, ids));

/** The floors with these identifiers. */
export const floorsById = (request: Request, ids: string[]) => findFloors(request, isOneOf(floor.id, ids));
