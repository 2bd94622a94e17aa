import { at, isOneOf } from '@mrrm/platform/conditions';
import type { Query } from '@mrrm/platform/database';
import { notFound, Refusal } from '@mrrm/platform/errors';
import { eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { visiblePlacements } from '../access/visibility.js';
import type { Request } from '../context.js';
import { bedBlock, placement } from '../tables/placing.js';
import { bed, building, floor, room } from '../tables.js';

/*
 * Everybody who writes a placement takes the same locks in the same order: the placement that is changed, the resident,
 * the beds by identifier. So attempts on one bed or one resident queue here, the exclusion constraints judge one after
 * the other, and nobody meets a deadlock.
 */

export interface LockedBed {
  id: string;
  centreId: string;
}

export interface LockedPlacement {
  id: string;
  bedId: string;
  residentId: string;
  startsAt: Date;
  endsAt: Date | null;
  verification: typeof placement.$inferSelect.verification;
}

// PostgreSQL takes no schema in `for update of`, and drizzle leaves it out for aliases only.
const lockedPlacement = alias(placement, 'locked_placement');
const lockedBed = alias(bed, 'locked_bed');

const inVisibleCentre = (request: Request, condition: SQL) =>
  sql`${condition} and ${visiblePlacements(request)}`;

/** @throws Refusal NOT_FOUND at `placementId`, also for a placement that the actor may not see */
export async function lockPlacement(
  request: Request,
  query: Query,
  placementId: string,
): Promise<LockedPlacement> {
  const [row] = await query
    .select({
      id: lockedPlacement.id,
      bedId: lockedPlacement.bedId,
      residentId: lockedPlacement.residentId,
      startsAt: lockedPlacement.startsAt,
      endsAt: lockedPlacement.endsAt,
      verification: lockedPlacement.verification,
    })
    .from(lockedPlacement)
    .innerJoin(bed, eq(bed.id, lockedPlacement.bedId))
    .innerJoin(room, eq(room.id, bed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .where(inVisibleCentre(request, eq(lockedPlacement.id, placementId)))
    .for('update', { of: lockedPlacement });
  if (!row) throw notFound('placement', 'placementId');
  return row;
}

/** A resident is another owner's row: the lock is on the identifier. It ends with the transaction. */
export async function lockResident(query: Query, residentId: string): Promise<void> {
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('placement of resident ' || ${residentId}, 0))`,
  );
}

/** Locks beds in the order of their identifiers. A bed that the actor may not see is not among those returned. */
export async function lockBeds(
  request: Request,
  query: Query,
  bedIds: string[],
): Promise<Map<string, LockedBed>> {
  const rows = await query
    .select({
      id: lockedBed.id,
      centreId: building.centreId,
    })
    .from(lockedBed)
    .innerJoin(room, eq(room.id, lockedBed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .where(inVisibleCentre(request, isOneOf(lockedBed.id, bedIds)))
    .orderBy(lockedBed.id)
    .for('update', { of: lockedBed });
  return new Map(rows.map((row) => [row.id, row]));
}

/** From when until when a bed is wanted: open while null. */
export interface Period {
  startsAt: Date;
  until: Date | null;
}

/** @throws Refusal NOT_FOUND when the bed is not among the locked ones; RULE_VIOLATION when it is blocked within the period */
export async function requireBedInService(
  query: Query,
  beds: Map<string, LockedBed>,
  bedId: string,
  { startsAt, until }: Period,
  path: string,
): Promise<LockedBed> {
  const found = beds.get(bedId);
  if (!found) throw notFound('bed', path);
  const [block] = await query
    .select({ kind: bedBlock.kind, startsAt: bedBlock.startsAt, reason: bedBlock.reason })
    .from(bedBlock)
    .where(
      sql`${bedBlock.bedId} = ${bedId}
        and tstzrange(${bedBlock.startsAt}, coalesce(${bedBlock.endsAt}, ${bedBlock.expectedUntil}))
          && tstzrange(${at(startsAt)}, ${until ? at(until) : sql`null`})`,
    )
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
