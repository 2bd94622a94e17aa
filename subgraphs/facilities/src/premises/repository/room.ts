import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { asc, type SQL, sql } from 'drizzle-orm';
import { building, room } from '../table.js';
import type { Room } from '../types/room.js';
import { fromRooms, roomChain, toRoom } from './chain.js';
import { foundBy } from './found-by.js';

/** Rooms that meet a condition, by code, each with all that it lies in. */
async function findRooms(request: Request, condition: SQL): Promise<Room[]> {
  const rows = await fromRooms(await request.database.read(), roomChain)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(room.code));
  return rows.map(toRoom);
}

const roomsBy = foundBy(findRooms);
export const roomsById = roomsBy(room.id);
export const roomsOfFloors = roomsBy(room.floorId);
