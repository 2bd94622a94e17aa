import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { notFound, Refusal } from '@mrrm/platform/wire/errors';
import { eq, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { visiblePlacements } from '../../access/visibility.js';
import { fromRooms } from '../../premises/repository/chain.js';
import { bed, building, centre, room } from '../../premises/table.js';
import type { Period } from '../rules/people.js';
import { bedBlock, placement } from '../table.js';
import type { PlacementStage } from '../values.js';
import { blockedWithin } from './held.js';

/*
 * Everybody who writes a placement takes the same locks in the same order: the resident, the rooms, the beds, each by
 * identifier, and then the placement that is changed. So attempts on one bed, one resident or one room queue here,
 * constraints and rules judge one after the other, and nobody meets a deadlock.
 */

export interface LockedBed {
  id: string;
  centreId: string;
  /** The beginnings of the days, at the centre, on which it came and is taken away; null while not known, or while it stays. */
  standsFrom: Date | null;
  standsUntil: Date | null;
}

const FOREVER = new Date(8.64e15);

export interface LockedPlacement {
  id: string;
  bedId: string;
  residentId: string;
  stage: PlacementStage;
  startsAt: Date;
  expectedUntil: Date | null;
  endsAt: Date | null;
  verification: typeof placement.$inferSelect.verification;
}

// PostgreSQL takes no schema in `for update of`, and drizzle leaves it out for aliases only.
const lockedPlacement = alias(placement, 'locked_placement');
const lockedBed = alias(bed, 'locked_bed');
const lockedRoom = alias(room, 'locked_room');

/** A resident is another owner's row: the lock is on the identifier. It ends with the transaction. */
export async function lockResident(query: Query, residentId: string): Promise<void> {
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('placement of resident ' || ${residentId}, 0))`,
  );
}

/** Locks the rooms of beds, so that what the rules see of a room stays true until the commit. */
export async function lockRooms(query: Query, bedIds: string[]): Promise<void> {
  await query
    .select({ id: lockedRoom.id })
    .from(lockedRoom)
    .where(sql`${lockedRoom.id} in (select room_id from ${bed} where ${isOneOf(bed.id, bedIds)})`)
    .orderBy(lockedRoom.id)
    .for('no key update', { of: lockedRoom });
}

const dayBegins = (day: AnyPgColumn) =>
  sql<Date | null>`(${day}::timestamp at time zone ${centre.timeZone})`.mapWith(placement.startsAt);

/** Locks beds in the order of their identifiers. A bed that the actor may not see is not among those returned. */
export async function lockBeds(
  request: Request,
  query: Query,
  bedIds: string[],
): Promise<Map<string, LockedBed>> {
  const rows = await fromRooms(query, {
    id: lockedBed.id,
    centreId: building.centreId,
    standsFrom: dayBegins(lockedBed.standsFrom),
    standsUntil: dayBegins(lockedBed.standsUntil),
  })
    .innerJoin(lockedBed, eq(lockedBed.roomId, room.id))
    .where(sql`${isOneOf(lockedBed.id, bedIds)} and ${visiblePlacements(request)}`)
    .orderBy(lockedBed.id)
    .for('update', { of: lockedBed });
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Locks all that a change of a placement touches, and the placement last. Its resident and its bed never change.
 * @param otherBedIds beds that the change touches too
 * @throws Refusal NOT_FOUND at `placementId`, also for a placement that the actor may not see
 */
export async function lockPlacement(
  request: Request,
  query: Query,
  placementId: string,
  otherBedIds: string[] = [],
): Promise<{ present: LockedPlacement; beds: Map<string, LockedBed> }> {
  const [known] = await query
    .select({ residentId: placement.residentId, bedId: placement.bedId })
    .from(placement)
    .where(eq(placement.id, placementId));
  if (!known) throw notFound('placement', 'placementId');
  const bedIds = [known.bedId, ...otherBedIds];
  await lockResident(query, known.residentId);
  await lockRooms(query, bedIds);
  const beds = await lockBeds(request, query, bedIds);
  const [present] = await query
    .select({
      id: lockedPlacement.id,
      bedId: lockedPlacement.bedId,
      residentId: lockedPlacement.residentId,
      stage: lockedPlacement.stage,
      startsAt: lockedPlacement.startsAt,
      expectedUntil: lockedPlacement.expectedUntil,
      endsAt: lockedPlacement.endsAt,
      verification: lockedPlacement.verification,
    })
    .from(lockedPlacement)
    .where(eq(lockedPlacement.id, placementId))
    .for('update', { of: lockedPlacement });
  // A bed that the actor does not see is not among those locked.
  if (!present || !beds.has(present.bedId)) throw notFound('placement', 'placementId');
  return { present, beds };
}

/** @throws Refusal NOT_FOUND when the bed is not among the locked ones; RULE_VIOLATION when it is blocked within the period */
export async function requireBedInService(
  { now }: Pick<Request, 'now'>,
  query: Query,
  beds: Map<string, LockedBed>,
  bedId: string,
  { startsAt, until }: Period,
  path: string,
): Promise<LockedBed> {
  const found = beds.get(bedId);
  if (!found) throw notFound('bed', path);
  const { standsFrom, standsUntil } = found;
  if ((standsFrom && startsAt < standsFrom) || (standsUntil && (until ?? FOREVER) > standsUntil)) {
    const days = [
      standsFrom && `from ${standsFrom.toISOString()}`,
      standsUntil && `until ${standsUntil.toISOString()}`,
    ];
    throw new Refusal(
      'RULE_VIOLATION',
      `This bed stands there only ${days.filter(Boolean).join(' ')}. Choose another one.`,
      { path },
    );
  }
  const [block] = await query
    .select({ kind: bedBlock.kind, startsAt: bedBlock.startsAt, reason: bedBlock.reason })
    .from(bedBlock)
    .where(sql`${bedBlock.bedId} = ${bedId} and ${blockedWithin({ startsAt, until }, now)}`)
    .orderBy(bedBlock.startsAt)
    .limit(1);
  if (!block) return found;
  const what = block.kind === 'IN_TURNAROUND' ? 'being made ready' : 'out of service';
  throw new Refusal(
    'RULE_VIOLATION',
    `This bed is ${what} from ${block.startsAt.toISOString()} (${block.reason}). Choose another one.`,
    { path },
  );
}
