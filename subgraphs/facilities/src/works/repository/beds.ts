import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { forbidden, Refusal } from '@mrrm/platform/wire/errors';
import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { insertBlocks, type NewBlock } from '../../placement/repository/blocks.js';
import { heldWithin } from '../../placement/repository/held.js';
import { lockBeds } from '../../placement/repository/locks.js';
import { bedBlock, placement } from '../../placement/table.js';
import { standsOn } from '../../premises/repository/stands-on.js';
import { bed, room } from '../../premises/table.js';
import { workOrder, workOrderRoom } from '../table.js';

/** The rooms of a work order within a write. Older ones name a single room in their own row. */
const roomsOf = (workOrderId: string) => sql`(
  select ${workOrderRoom.roomId} from ${workOrderRoom} where ${workOrderRoom.workOrderId} = ${workOrderId}
  union select ${workOrder.roomId} from ${workOrder}
    where ${workOrder.id} = ${workOrderId} and ${workOrder.roomId} is not null)`;

/** Makes all rooms of a floor rooms of a work order; those that are stay. */
export async function addRoomsOfFloor(query: Query, workOrderId: string, floorId: string): Promise<void> {
  const rooms = await query.select({ roomId: room.id }).from(room).where(eq(room.floorId, floorId));
  if (rooms.length === 0) return;
  await query
    .insert(workOrderRoom)
    .values(rooms.map(({ roomId }) => ({ id: newIdentifier(), workOrderId, roomId })))
    .onConflictDoNothing();
}

/** How many beds stand in the rooms of a work order on a day; null for work in no room. */
export async function countBedsOfWork(query: Query, workOrderId: string, day: string) {
  const statement = sql`
    select (select count(*)::int from ${roomsOf(workOrderId)} as rooms) as rooms,
      (select count(*)::int from ${bed} where ${bed.roomId} in ${roomsOf(workOrderId)}
        and ${standsOn(sql`${day}::date`)}) as beds`;
  const [counted] = await rows(query, statement, z.object({ rooms: z.number(), beds: z.number() }));
  return counted!.rooms === 0 ? null : counted!.beds;
}

/**
 * Takes the beds that stand, or will stand, in the rooms of a work order out of service.
 * @returns how many of them stand there on the day; null for work in no room
 * @throws Refusal RULE_VIOLATION with the room in which somebody has a bed, or has one reserved
 */
export async function blockBedsOfWork(
  request: Request,
  query: Query,
  workOrderId: string,
  day: string,
  block: Pick<NewBlock, 'startsAt' | 'reason'>,
): Promise<number | null> {
  // Whoever puts a bed into one of these rooms meanwhile waits here, or has done so already.
  await query.execute(sql`select ${room.id} from ${room} where ${room.id} in ${roomsOf(workOrderId)}
    order by ${room.id} for update`);
  const beds = await query
    .select({ id: bed.id })
    .from(bed)
    .where(
      sql`${bed.roomId} in ${roomsOf(workOrderId)}
        and (${bed.standsUntil} is null or ${bed.standsUntil} > ${day}::date)`,
    );
  const bedIds = beds.map(({ id }) => id);
  const locked = await lockBeds(request, query, bedIds);
  if (locked.size < bedIds.length) {
    throw forbidden('Who has a bed in these rooms is not for you to see. Ask those who place residents.');
  }
  await requireNobodyInRooms(query, bedIds, block.startsAt);
  const blocks = bedIds.map((bedId) => ({
    bedId,
    kind: 'OUT_OF_SERVICE' as const,
    ...block,
    // How long work takes is not known: a bed must not be given because a plan has run out.
    expectedUntil: null,
    workOrderId,
  }));
  await insertBlocks(request, query, blocks, 'workOrderId');
  return countBedsOfWork(query, workOrderId, day);
}

/** Says in which room somebody is, where the block of a single bed says only that somebody is. */
async function requireNobodyInRooms(query: Query, bedIds: string[], startsAt: Date): Promise<void> {
  const [taken] = await query
    .select({ room: room.code, stage: placement.stage, startsAt: placement.startsAt })
    .from(placement)
    .innerJoin(bed, eq(bed.id, placement.bedId))
    .innerJoin(room, eq(room.id, bed.roomId))
    .where(sql`${isOneOf(placement.bedId, bedIds)} and ${heldWithin({ startsAt, until: null })}`)
    .orderBy(asc(room.code), asc(placement.startsAt))
    .limit(1);
  if (!taken) return;
  const what =
    taken.stage === 'RESERVED'
      ? `A bed in room ${taken.room} is reserved from ${taken.startsAt.toISOString()}. Cancel the reservation first.`
      : `Somebody is in room ${taken.room}. Move the resident first.`;
  throw new Refusal('RULE_VIOLATION', what, { path: 'workOrderId' });
}

/** Takes a bed out of service that was put into a room in which work goes on. */
export async function blockBedsAddedToWork(
  request: Request,
  query: Query,
  roomId: string,
  bedIds: string[],
): Promise<void> {
  const works = await query
    .select({ id: workOrder.id, title: workOrder.title })
    .from(workOrder)
    .where(sql`${workOrder.state} = 'IN_PROGRESS' and (${workOrder.roomId} = ${roomId} or exists (
      select from ${workOrderRoom} where ${workOrderRoom.workOrderId} = ${workOrder.id}
        and ${workOrderRoom.roomId} = ${roomId}))`);
  const blocks = works.flatMap(({ id, title }) =>
    bedIds.map((bedId) => ({
      bedId,
      kind: 'OUT_OF_SERVICE' as const,
      startsAt: request.now,
      expectedUntil: null,
      reason: title,
      workOrderId: id,
    })),
  );
  if (blocks.length > 0) await insertBlocks(request, query, blocks, 'roomId');
}

/** Gives the beds back that a work order keeps out of service; what else blocks them stays. */
export async function releaseBedsOfWork(query: Query, workOrderId: string, moment: Date): Promise<void> {
  await query
    .update(bedBlock)
    .set({
      endsAt: sql`greatest(${bedBlock.startsAt}, ${at(moment)})`,
      version: sql`${bedBlock.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(sql`${bedBlock.workOrderId} = ${workOrderId} and ${bedBlock.endsAt} is null`);
}
