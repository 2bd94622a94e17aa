import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { sql } from 'drizzle-orm';
import { bedsUpToCentre } from '../../premises/repository/chain.js';
import { bed, building } from '../../premises/table.js';
import type { Person } from '../rules/people.js';
import { placement } from '../table.js';
import { letPlansYield } from './plans-yield.js';

/** A resident who has left, as the owner of the residents has said. */
export interface Departed {
  residentId: string;
  departedAt: Date;
}

export interface Ended {
  placementId: string;
  residentId: string;
}

const next = (now: Date) => ({ version: sql`${placement.version} + 1`, updatedAt: now });

/** Ends the stays in some beds at the departures of those who had them. The rooms of the beds are locked already. */
async function endStays(
  { now }: { now: Date },
  query: Query,
  bedIds: string[],
  departed: readonly Departed[],
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const { residentId, departedAt } of departed) {
    const stays = await query
      .select({ id: placement.id, bedId: placement.bedId })
      .from(placement)
      .where(
        sql`${placement.residentId} = ${residentId} and ${isOneOf(placement.bedId, bedIds)}
          and ${placement.stage} = 'CHECKED_IN' and ${placement.endsAt} is null and ${placement.startsAt} < ${at(departedAt)}`,
      );
    for (const { id, bedId } of stays) {
      await letPlansYield({ now }, query, bedId, departedAt);
      await query
        .update(placement)
        .set({ endsAt: departedAt, endReason: 'DEPARTED', ...next(now) })
        .where(sql`${placement.id} = ${id}`);
      ended.push({ placementId: id, residentId });
    }
  }
  return ended;
}

/**
 * Before a bed is given: who has departed no longer sleeps in its room, and stands against nobody.
 * @param people what the owner of the residents has said of those who sleep there; undefined when it could not be asked
 * @returns whose stays were ended
 */
export async function endStaysInRoom(
  means: { now: Date },
  query: Query,
  bedId: string,
  people: ReadonlyMap<string, Person> | undefined,
): Promise<Ended[]> {
  const departed = [...(people ?? [])].flatMap(([residentId, { departedAt }]) =>
    departedAt && departedAt <= means.now ? [{ residentId, departedAt }] : [],
  );
  if (departed.length === 0) return [];
  const beds = await query
    .select({ id: bed.id })
    .from(bed)
    .where(sql`${bed.roomId} = (select room_id from ${bed} as given where given.id = ${bedId})`);
  return endStays(
    means,
    query,
    beds.map(({ id }) => id),
    departed,
  );
}

const isHeld = sql`${placement.stage} in ('CHECKED_IN', 'RESERVED') and ${placement.endsAt} is null`;

/** Which of some residents have a bed or are to have one. */
export async function whoHoldBeds(query: Query, residentIds: string[]): Promise<ReadonlySet<string>> {
  const rows = await query
    .select({ residentId: placement.residentId })
    .from(placement)
    .where(sql`${isOneOf(placement.residentId, residentIds)} and ${isHeld}`);
  return new Set(rows.map(({ residentId }) => residentId));
}

/** The beds that somebody has or is to have. @param centreId those of one centre alone */
export async function bedsHeldBy(query: Query, residentId: string, centreId?: string): Promise<string[]> {
  const there = centreId
    ? sql`${placement.bedId} in (select ${bed.id} from ${bedsUpToCentre} where ${building.centreId} = ${centreId})`
    : sql`true`;
  const rows = await query
    .select({ bedId: placement.bedId })
    .from(placement)
    .where(sql`${placement.residentId} = ${residentId} and ${isHeld} and ${there}`);
  return [...new Set(rows.map(({ bedId }) => bedId))];
}

/**
 * Ends what hangs on a stay that has ended: the bed at the departure, and what was held for later, unless the resident
 * has come back. A bed that was given after the departure, while the owner could not be asked, is refuted instead.
 */
export async function endWithStay(
  means: { now: Date },
  query: Query,
  bedIds: string[],
  { residentId, departedAt, hasReturned }: Departed & { hasReturned: boolean },
): Promise<Ended[]> {
  const ended = await endStays(means, query, bedIds, [{ residentId, departedAt }]);
  if (hasReturned) return ended;
  const { now } = means;
  const held = sql`${placement.residentId} = ${residentId} and ${isOneOf(placement.bedId, bedIds)} and ${placement.endsAt} is null`;
  const closed = await query
    .update(placement)
    .set({ stage: 'CANCELLED', closedAt: now, closingReason: 'The resident has departed.', ...next(now) })
    .where(sql`${held} and ${placement.stage} = 'RESERVED'`)
    .returning({ placementId: placement.id, residentId: placement.residentId });
  const refuted = await query
    .update(placement)
    .set({ verification: 'REFUTED', ...next(now) })
    .where(sql`${held} and ${placement.stage} = 'CHECKED_IN' and ${placement.startsAt} >= ${at(departedAt)}
      and ${placement.verification} <> 'REFUTED'`)
    .returning({ placementId: placement.id, residentId: placement.residentId });
  return [...ended, ...closed, ...refuted];
}

/**
 * Marks what is held for a record that was merged into another one as refuted, so that it is listed for review and nobody loses or gets a bed by
 * itself; once the record stands for itself again its owner is asked anew.
 * @returns what was marked otherwise than before
 */
export const doubtWithMerge = async (
  { now }: { now: Date },
  query: Query,
  { residentId, isMerged }: { residentId: string; isMerged: boolean },
): Promise<Ended[]> => {
  const [from, to] = isMerged
    ? [sql`<> 'REFUTED'`, 'REFUTED' as const]
    : [sql`= 'REFUTED'`, 'UNVERIFIED' as const];
  return query
    .update(placement)
    .set({ verification: to, ...next(now) })
    .where(sql`${placement.residentId} = ${residentId} and ${isHeld} and ${placement.verification} ${from}`)
    .returning({ placementId: placement.id, residentId: placement.residentId });
};
