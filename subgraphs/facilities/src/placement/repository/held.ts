import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, unionAll } from 'drizzle-orm/pg-core';
import type { Period } from '../rules/people.js';
import { bedBlock, placement } from '../table.js';

/** Some time. A bound that another statement tells is given as SQL. */
export interface Held {
  startsAt: Date | SQL;
  until: Date | null;
}

const moment = (bound: Date | SQL): SQL => (bound instanceof Date ? at(bound) : bound);

/** The end of time says nothing more, but between two bounds PostgreSQL expects few, and looks them up by their end. */
const endsAfter = (endsAt: AnyPgColumn, moment: SQL): SQL =>
  sql`${endsAt} > ${moment} and ${endsAt} <= 'infinity'`;

/** Whether something that has no end yet reaches beyond a moment: an end that was only expected ends nothing once it has passed. */
const goesOn = (expectedUntil: AnyPgColumn, beyond: SQL, now: Date): SQL =>
  sql`(${expectedUntil} is null or ${expectedUntil} > ${beyond} or ${expectedUntil} <= ${at(now)})`;

/**
 * The ways in which a placement holds a bed at some time of a period: somebody is in it, will come, or left after the period
 * began. Each is found by an index of its own, without what was there before, and in comparisons alone: row-level security lets
 * nothing else be asked before a row is judged.
 * @param now when it is asked as of a moment: a stay whose expected end lies ahead is over by then. Without it a stay goes on until it ends:
 * somebody who stays longer is still there
 */
function waysOfHolding({ startsAt, until }: Held, now?: Date): SQL[] {
  const from = moment(startsAt);
  const isBegun = until ? sql`${placement.startsAt} < ${at(until)}` : sql`true`;
  const isOpen = now ? goesOn(placement.expectedUntil, from, now) : sql`true`;
  return [
    sql`(${placement.stage} = 'CHECKED_IN' and ${placement.endsAt} is null and ${isBegun} and ${isOpen})`,
    sql`(${placement.stage} = 'RESERVED' and ${isBegun} and (${placement.expectedUntil} is null or ${placement.expectedUntil} > ${from}))`,
    sql`(${placement.stage} = 'CHECKED_IN' and ${endsAfter(placement.endsAt, from)} and ${isBegun})`,
  ];
}

/**
 * The ways in which a block holds a bed at some time of a period, as of a moment. One that was to be ready by then and was not released is not
 * ready; one that ended as it began held nothing.
 */
function waysOfBlocking({ startsAt, until }: Period, now: Date): SQL[] {
  const from = at(startsAt);
  const isBegun = until ? sql`${bedBlock.startsAt} < ${at(until)}` : sql`true`;
  return [
    sql`(${bedBlock.endsAt} is null and ${isBegun} and ${goesOn(bedBlock.expectedUntil, from, now)})`,
    sql`(${endsAfter(bedBlock.endsAt, from)} and ${bedBlock.endsAt} > ${bedBlock.startsAt} and ${isBegun})`,
  ];
}

const oneOf = (ways: SQL[]): SQL => sql`(${sql.join(ways, sql` or `)})`;

/** The placements of a bed, or of few, that hold it at some time of a period. */
export const heldWithin = (period: Held, now?: Date): SQL => oneOf(waysOfHolding(period, now));

/** The blocks of a bed that hold it at some time of a period, as of a moment. */
export const blockedWithin = (period: Period, now: Date): SQL => oneOf(waysOfBlocking(period, now));

/**
 * The placements that hold a bed of an outer statement, as its lateral part `held`. Each way is a part of its own: of many beds PostgreSQL looks up
 * no other.
 */
export function placementsHolding(query: Query, bedId: AnyPgColumn, period: Period, now: Date) {
  const [first, second, ...others] = waysOfHolding(period, now).map((way) =>
    query.select().from(placement).where(sql`${placement.bedId} = ${bedId} and ${way}`),
  );
  return unionAll(first!, second!, ...others).as('held');
}

/** Whether neither a resident nor a block holds a bed at any time of a period, as of a moment. */
export const isFreeWithin = (bedId: AnyPgColumn, period: Period, now: Date): SQL =>
  sql.join(
    [
      ...waysOfHolding(period, now).map(
        (way) => sql`not exists (select from ${placement} where ${placement.bedId} = ${bedId} and ${way})`,
      ),
      ...waysOfBlocking(period, now).map(
        (way) => sql`not exists (select from ${bedBlock} where ${bedBlock.bedId} = ${bedId} and ${way})`,
      ),
    ],
    sql` and `,
  );
