import type { Request } from '@mrrm/platform/context';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../../access/visibility.js';
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
export async function findRooms(request: Request, condition: SQL): Promise<Room[]> {
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
    .where(sql`${condition} and ${visiblePremises(request, building.centreId)}`)
    .orderBy(asc(room.code));
  return rows.map(toRoom);
}
