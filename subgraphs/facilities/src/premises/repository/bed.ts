import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { bed, building, centre, floor, room, safeZone, shelter } from '../table.js';
import type { Bed } from '../types/bed.js';
import { toBed } from './chain.js';
import {
  bedColumns,
  buildingColumns,
  centreColumns,
  floorColumns,
  roomColumns,
  safeZoneColumns,
  shelterColumns,
} from './columns.js';

/** Beds that meet a condition, by code, each with all that it lies in. */
async function findBeds(request: Request, condition: SQL): Promise<Bed[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      bed: bedColumns,
      room: roomColumns,
      floor: floorColumns,
      safeZone: safeZoneColumns,
      building: buildingColumns,
      shelter: shelterColumns,
      centre: centreColumns,
    })
    .from(bed)
    .innerJoin(room, eq(room.id, bed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(bed.code));
  return rows.map(toBed);
}

/** The beds of these rooms. */
export const bedsOfRooms = (request: Request, ids: string[]) => findBeds(request, isOneOf(bed.roomId, ids));

/** The beds with these identifiers. */
export const bedsById = (request: Request, ids: string[]) => findBeds(request, isOneOf(bed.id, ids));
