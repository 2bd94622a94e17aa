import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { and, eq, gt, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { resident } from '../../register/table.js';
import { presence } from '../table.js';

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

/** Milliseconds. Everybody is looked for once a day: the daily check. */
const CHECK_DUE_AFTER = 24 * 3_600_000;

/**
 * Whether the check of somebody is overdue, as a condition on the table `resident`: who stays now, arrived 24 hours ago or
 * earlier and was not checked since then. What an earlier check found makes no difference: also whoever is absent is looked for
 * again. Checks that were found to be wrong do not count.
 */
export function checkIsOverdue({ now }: Pick<Request, 'now'>): SQL {
  const due = at(new Date(now.getTime() - CHECK_DUE_AFTER));
  return sql`(${resident.departedAt} is null and ${resident.arrivedAt} <= ${due} and not exists (
    select from ${presence} where ${presence.residentId} = ${resident.id} and ${presence.checkedAt} > ${due}
      and ${presence.voidedAt} is null))`;
}
