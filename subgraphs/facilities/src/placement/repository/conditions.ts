import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { bedBlock, placement } from '../table.js';

/**
 * Whether a resident is in a bed at a moment: the start of the stay included, its end not. An end that was only expected
 * ends nothing.
 */
export const holdsAt = (moment: Date): SQL => isStayAt(at(moment));

/** The same for a moment that is part of a statement. */
export const isStayAt = (moment: SQL): SQL =>
  sql`(${placement.stage} = 'CHECKED_IN' and ${placement.startsAt} <= ${moment}
    and (${placement.endsAt} is null or ${placement.endsAt} > ${moment}))`;

/** Whether a bed is held at a moment for somebody who has not come yet. */
export const isReservationAt = (moment: SQL): SQL =>
  sql`((${placement.stage} in ('RESERVED', 'CANCELLED') and ${placement.startsAt} <= ${moment}
      and (${placement.expectedUntil} is null or ${placement.expectedUntil} > ${moment})
      and (${placement.closedAt} is null or ${placement.closedAt} > ${moment}))
    or (${placement.stage} = 'CHECKED_IN' and ${placement.reservedFrom} <= ${moment} and ${placement.startsAt} > ${moment}))`;

/** Whether a bed is out of service or in turnaround at a moment. */
export const isBlockAt = (moment: SQL): SQL =>
  sql`(${bedBlock.startsAt} <= ${moment} and (${bedBlock.endsAt} is null or ${bedBlock.endsAt} > ${moment}))`;

/** From when until when a bed is blocked, as of a moment. One that was to be ready by now and was not released is not ready. */
export const blockedTime = (now: Date): SQL =>
  sql`tstzrange(${bedBlock.startsAt}, coalesce(${bedBlock.endsAt},
    case when ${bedBlock.expectedUntil} > ${at(now)} then ${bedBlock.expectedUntil} end))`;
