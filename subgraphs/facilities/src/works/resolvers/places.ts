import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import type { Context } from '../../context.js';

const MOST_ROOMS = 200;

interface PlacesOfWorkInput {
  floorId?: string | null;
  roomIds?: string[] | null;
}

/** Reads where work is done. @throws Refusal BAD_USER_INPUT for a place that is not in the centre */
export async function readRoomsOfWork(
  { loaders }: Context,
  centreId: string,
  { floorId, roomIds }: PlacesOfWorkInput,
): Promise<{ floorId: string | null; roomIds: string[] }> {
  const floor = floorId != null ? await loaders.floor.load(readIdentifier(floorId, 'floorId')) : null;
  if (floorId != null && floor?.building.centre.id !== centreId) {
    throw badInput('There is no such floor in this centre.', 'floorId');
  }
  const asked = roomIds ?? [];
  if (asked.length > MOST_ROOMS) throw badInput(`Give at most ${MOST_ROOMS} rooms.`, 'roomIds');
  const ids = asked.map((id, index) => readIdentifier(id, `roomIds.${index}`));
  const rooms = await Promise.all(ids.map((id) => loaders.room.load(id)));
  for (const [index, room] of rooms.entries()) {
    if (room?.floor.building.centre.id !== centreId) {
      throw badInput('There is no such room in this centre.', `roomIds.${index}`);
    }
    if (ids.indexOf(ids[index]!) !== index) throw badInput('This room is listed twice.', `roomIds.${index}`);
  }
  return { floorId: floor?.id ?? null, roomIds: ids };
}
