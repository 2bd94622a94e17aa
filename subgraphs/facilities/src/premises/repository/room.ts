import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { building, centre, floor, room, safeZone, shelter } from '../table.js';
import type { Room } from '../types/room.js';
import { toRoom } from './chain.js';
import {
  buildingColumns,
  centreColumns,
  floorColumns,
  roomColumns,
  safeZoneColumns,
  shelterColumns,
} from './columns.js';

/** Rooms that meet a condition, by code, each with all that it lies in. */
async function findRooms(request: Request, condition: SQL): Promise<Room[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      room: roomColumns,
      floor: floorColumns,
      safeZone: safeZoneColumns,
      building: buildingColumns,
      shelter: shelterColumns,
      centre: centreColumns,
    })
    .from(room)
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(room.code));
  return rows.map(toRoom);
}

/** The rooms of these floors. */
export const roomsOfFloors = (request: Request, ids: string[]) =>
  findRooms(request, isOneOf(room.floorId, ids));

/** The rooms with these identifiers. */
export const roomsById = (request: Request, ids: string[]) => findRooms(request, isOneOf(room.id, ids));
