import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { forbidden, Refusal } from '@mrrm/platform/wire/errors';
import { eq, type SQL, sql } from 'drizzle-orm';
import { bed, floor, room } from '../../premises/table.js';
import { placement } from '../table.js';
import { lockBeds } from './locks.js';

/**
 * Makes sure that nobody stays in the beds of a place, and that nobody comes meanwhile: it locks the beds.
 * @param place the room, the floor or the safe zone
 * @throws Refusal RULE_VIOLATION at `path` while somebody does; FORBIDDEN to those who may not see who is where
 */
export async function requireNobodyStays(
  request: Request,
  query: Query,
  place: { roomId: string } | { floorId: string } | { safeZoneId: string },
  path: string,
): Promise<void> {
  const beds = await query
    .select({ id: bed.id })
    .from(bed)
    .innerJoin(room, eq(room.id, bed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .where(within(place));
  const bedIds = beds.map(({ id }) => id);
  const locked = await lockBeds(request, query, bedIds);
  if (locked.size < bedIds.length) {
    throw forbidden('Who has a bed here is not for you to see. Ask those who place residents.');
  }
  const [somebody] = await query
    .select({ room: room.code })
    .from(placement)
    .innerJoin(bed, eq(bed.id, placement.bedId))
    .innerJoin(room, eq(room.id, bed.roomId))
    .where(
      sql`${isOneOf(placement.bedId, bedIds)} and ${placement.stage} = 'CHECKED_IN' and ${placement.endsAt} is null`,
    )
    .orderBy(room.code)
    .limit(1);
  if (!somebody) return;
  throw new Refusal(
    'RULE_VIOLATION',
    `Residents are here, one of them in room ${somebody.room}. Move them first.`,
    { path },
  );
}

function within(place: { roomId: string } | { floorId: string } | { safeZoneId: string }): SQL {
  if ('roomId' in place) return eq(room.id, place.roomId);
  return 'floorId' in place ? eq(floor.id, place.floorId) : eq(floor.safeZoneId, place.safeZoneId);
}
