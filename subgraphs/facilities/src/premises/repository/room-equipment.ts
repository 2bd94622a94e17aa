import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { changeRow } from '@mrrm/platform/writing/version';
import { asc, eq, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { building, room, roomEquipment } from '../table.js';
import type { RoomEquipment } from '../types/room-equipment.js';
import { fromRooms } from './chain.js';

/** What stands in rooms, by name. */
export async function findEquipment(request: Request, roomIds: string[]): Promise<RoomEquipment[]> {
  const { roomId, item, quantity } = roomEquipment;
  return fromRooms(await request.database.read(), { roomId, item, quantity })
    .innerJoin(roomEquipment, eq(roomEquipment.roomId, room.id))
    .where(
      sql`${isOneOf(roomEquipment.roomId, roomIds)} and ${visibleAt(request, 'PREMISES', building.centreId)}`,
    )
    .orderBy(asc(roomEquipment.item));
}

export interface Equipment {
  roomId: string;
  centreId: string;
  expectedVersion: number;
  equipment: { item: string; quantity: number }[];
}

/** Replaces all that stands in a room. @throws Refusal CONFLICT for another version of the room */
export async function replaceEquipment(request: Request, query: Query, wanted: Equipment): Promise<void> {
  const { roomId, centreId, expectedVersion, equipment } = wanted;
  await changeRow(query, room, { id: roomId, expectedVersion }, {}, 'room');
  await query.delete(roomEquipment).where(eq(roomEquipment.roomId, roomId));
  if (equipment.length === 0) return;
  const provenance = provenanceOf(request, centreId, request.now);
  await query
    .insert(roomEquipment)
    .values(equipment.map((one) => ({ id: newIdentifier(), roomId, ...one, ...provenance })));
}
