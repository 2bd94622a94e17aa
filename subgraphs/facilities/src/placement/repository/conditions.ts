import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { bedBlock, placement } from '../table.js';

/**
 * Whether a resident is in a bed at a moment: the start of the stay included, its end not. An end that was only expected
 * ends nothing.
 */
export const holdsAt = (moment: Date): SQL =>
  sql`(${placement.stage} = 'CHECKED_IN' and ${placement.startsAt} <= ${at(moment)}
    and (${placement.endsAt} is null or ${placement.endsAt} > ${at(moment)}))`;

/**
 * The stay in a bed that holds at a moment, as `held`: a lateral part of a statement over beds. It is found from the bed, without what
 * was there before: it is the one without an end, or of those that have one the first that ends later, since no two of these
 * overlap. A part of its own: row-level security lets no condition with a query inside be looked up in an index.
 */
export const stayIn = (bedId: SQL | AnyPgColumn, moment: SQL): SQL => sql`(
    select open.id from ${placement} as open
    where open.bed_id = ${bedId} and open.stage = 'CHECKED_IN' and open.ends_at is null and open.starts_at <= ${moment}
    union all
    select ended.id from (
      select later.id, later.starts_at from ${placement} as later
      where later.bed_id = ${bedId} and later.stage = 'CHECKED_IN' and later.ends_at > ${moment}
      order by later.ends_at limit 1) as ended
    where ended.starts_at <= ${moment}) as held`;

/** Whether a bed is held at a moment for somebody who has not come yet. Each way of it is found by an index of its own. */
export const isReservedAt = (bedId: SQL | AnyPgColumn, moment: SQL): SQL => {
  const notOver = sql`${placement.startsAt} <= ${moment}
    and (${placement.expectedUntil} is null or ${placement.expectedUntil} > ${moment})`;
  const ofBed = sql`${placement.bedId} = ${bedId}`;
  return sql`(exists (select from ${placement} where ${ofBed} and ${placement.stage} = 'RESERVED' and ${notOver})
    or exists (select from ${placement} where ${ofBed} and ${placement.stage} = 'CANCELLED' and ${placement.closedAt} > ${moment} and ${notOver})
    or exists (select from ${placement} where ${ofBed} and ${placement.stage} = 'CHECKED_IN' and ${placement.startsAt} > ${moment}
      and ${placement.reservedFrom} <= ${moment}))`;
};

/**
 * Whether a bed is out of service or in turnaround at a moment. The end of time says nothing more, but between two bounds PostgreSQL expects
 * few, and looks them up by their end.
 */
export const isBlockAt = (moment: SQL): SQL =>
  sql`(${bedBlock.startsAt} <= ${moment}
    and (${bedBlock.endsAt} is null or (${bedBlock.endsAt} > ${moment} and ${bedBlock.endsAt} <= 'infinity')))`;
