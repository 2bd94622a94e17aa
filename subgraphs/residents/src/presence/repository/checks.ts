import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { and, eq, gt, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { resident } from '../../register/table.js';
import { USUAL_CLOCK } from '../rules/usual-clock.js';
import { missingClock, presence } from '../table.js';

/**
 * What the checks of a resident's stay tell, as parts of a statement over `resident`: the latest one, the last that found
 * them present, and since when none did. Checks that were found to be wrong do not count.
 * @param until checks after this moment do not count either; all by default
 */
export function checksOfStay(query: Query, until?: Date) {
  const checks = and(
    eq(presence.residentId, resident.id),
    until && lte(presence.checkedAt, at(until)),
    gte(presence.checkedAt, resident.arrivedAt),
    isNull(presence.voidedAt),
  );
  const latest = query
    .select({ status: presence.status, checkedAt: presence.checkedAt })
    .from(presence)
    .where(checks)
    .orderBy(sql`${presence.checkedAt} desc nulls last`, sql`${presence.id} desc nulls last`)
    .limit(1)
    .as('latest');
  // The first of an order and not `max`, and `greatest` and not `coalesce`: row-level security lets only what it knows to tell nothing
  // be looked up in an index, and else the whole stay is read for what comes after the last one.
  const seen = query
    .select({
      lastPresentAt: sql<Date | null>`${presence.checkedAt}`
        .mapWith(presence.checkedAt)
        .as('last_present_at'),
    })
    .from(presence)
    .where(and(checks, eq(presence.status, 'PRESENT')))
    .orderBy(sql`${presence.checkedAt} desc nulls last`)
    .limit(1)
    .as('seen');
  const missed = query
    .select({
      absentSince: sql<Date | null>`${presence.checkedAt}`.mapWith(presence.checkedAt).as('absent_since'),
    })
    .from(presence)
    .where(
      and(checks, gt(presence.checkedAt, sql`greatest(${seen.lastPresentAt}, '-infinity'::timestamptz)`)),
    )
    .orderBy(sql`${presence.checkedAt} asc`)
    .limit(1)
    .as('missed');
  return { latest, seen, missed };
}

/** The latest check that counts in the stay of a resident, as a lateral part of a statement over `resident`. */
export const latestCheck = sql`(
  select ${presence.status}, ${presence.checkedAt}, ${presence.expectedBackAt} from ${presence}
  where ${presence.residentId} = ${resident.id} and ${presence.checkedAt} >= ${resident.arrivedAt} and ${presence.voidedAt} is null
  order by ${presence.checkedAt} desc nulls last, ${presence.id} desc nulls last limit 1)`;

/**
 * When somebody who stays is to be looked for again, as an expression over `resident`: when a leave ends, and else so long after the
 * last check, or the arrival, as the clock of the centre says. What a check found makes no other difference: also whoever is
 * absent is looked for again. Checks that were found to be wrong do not count.
 */
export const checkDueAt = ({ now }: Pick<Request, 'now'>): SQL => sql`(
  select coalesce(latest.expected_back_at, coalesce(latest.checked_at, ${resident.arrivedAt}) + make_interval(hours => coalesce((
    select ${missingClock.checkHours} from ${missingClock}
    where ${missingClock.centreId} = ${resident.centreId} and ${missingClock.validFrom} <= ${at(now)}
    order by ${missingClock.validFrom} desc limit 1), ${USUAL_CLOCK.checkHours})::int))
  from (select) as one left join lateral ${latestCheck} as latest on true)`;

/** Whether the check of somebody who stays now is overdue, as a condition on the table `resident`. */
export const checkIsOverdue = (request: Pick<Request, 'now'>): SQL =>
  sql`(${resident.departedAt} is null and ${checkDueAt(request)} <= ${at(request.now)})`;
