import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { sql } from 'drizzle-orm';
import { heldWithin } from '../../placement/repository/held.js';
import { lockBeds } from '../../placement/repository/locks.js';
import { placement } from '../../placement/table.js';
import { bed, room } from '../../premises/table.js';
import { blockBedsAddedToWork } from '../../works/repository/beds.js';

/** Puts beds into a room that the actor has been found to see. @returns their identifiers, in the order of the codes */
export async function insertBeds(
  request: Request,
  query: Query,
  roomId: string,
  codes: string[],
  standsFrom: string,
): Promise<string[]> {
  // Work that begins at this moment takes the same lock: the beds come before it, or are blocked with it.
  await query.execute(sql`select ${room.id} from ${room} where ${room.id} = ${roomId} for update`);
  const beds = codes.map((code) => ({ id: newIdentifier(), roomId, code, standsFrom }));
  await query.insert(bed).values(beds);
  const ids = beds.map(({ id }) => id);
  await blockBedsAddedToWork(request, query, roomId, ids);
  return ids;
}

export interface Removal {
  bedId: string;
  expectedVersion: number;
  standsUntil: string;
  timeZone: string;
  standsFrom: string | null;
}

/**
 * Takes a bed away from a day on.
 * @throws Refusal NOT_FOUND, CONFLICT; BAD_USER_INPUT for a day not after it came; RULE_VIOLATION when somebody is in it
 * or has it reserved from that day on
 */
export async function removeBed(request: Request, query: Query, removal: Removal): Promise<void> {
  const { bedId, expectedVersion, standsUntil, timeZone, standsFrom } = removal;
  const locked = await lockBeds(request, query, [bedId]);
  if (!locked.has(bedId)) throw notFound('bed', 'bedId');
  if (standsFrom && standsUntil <= standsFrom) {
    throw badInput(`The bed came on ${standsFrom}. Give a later day.`, 'standsUntil');
  }
  await changeRow(query, bed, { id: bedId, expectedVersion }, { standsUntil }, 'bed');
  const [taken] = await query
    .select({ stage: placement.stage, startsAt: placement.startsAt })
    .from(placement)
    .where(
      sql`${placement.bedId} = ${bedId} and ${heldWithin({ startsAt: sql`(${standsUntil}::timestamp at time zone ${timeZone})`, until: null })}`,
    )
    .orderBy(placement.startsAt)
    .limit(1);
  if (!taken) return;
  const what =
    taken.stage === 'RESERVED'
      ? `The bed is reserved from ${taken.startsAt.toISOString()}. Cancel the reservation first.`
      : 'Somebody is in this bed from that day on. Move the resident first.';
  throw new Refusal('RULE_VIOLATION', what, { path: 'bedId' });
}
