import { at } from '@mrrm/platform/conditions';
import { and, eq, gt, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { visibleResidents } from '../access/visibility.js';
import type { Request } from '../context.js';
import { presence, resident } from '../tables.js';
import type { Absence } from '../types/absence.js';
import { residentColumns, toResident } from './resident.js';

/**
 * Who stayed at a centre at a moment and was not known to be there, and since when; the longest absence first,
 * the never checked last. One statement.
 */
export async function findAbsences(request: Request, centreId: string, moment: Date): Promise<Absence[]> {
  const query = await request.database.read();
  // Of this stay, and not found to be wrong.
  const checks = and(
    eq(presence.residentId, resident.id),
    lte(presence.checkedAt, at(moment)),
    gte(presence.checkedAt, resident.arrivedAt),
    isNull(presence.voidedAt),
  );
  const latest = query
    .select({ status: presence.status })
    .from(presence)
    .where(checks)
    .orderBy(sql`${presence.checkedAt} desc nulls last`, sql`${presence.id} desc nulls last`)
    .limit(1)
    .as('latest');
  const seen = query
    .select({
      lastPresentAt: sql<Date | null>`max(${presence.checkedAt})`
        .mapWith(presence.checkedAt)
        .as('last_present_at'),
    })
    .from(presence)
    .where(and(checks, eq(presence.status, 'PRESENT')))
    .as('seen');
  const missed = query
    .select({
      absentSince: sql<Date | null>`min(${presence.checkedAt})`
        .mapWith(presence.checkedAt)
        .as('absent_since'),
    })
    .from(presence)
    .where(and(checks, gt(presence.checkedAt, sql`coalesce(${seen.lastPresentAt}, '-infinity')`)))
    .as('missed');
  const rows = await query
    .select({
      resident: residentColumns(request),
      status: latest.status,
      absentSince: missed.absentSince,
      lastPresentAt: seen.lastPresentAt,
    })
    .from(resident)
    .leftJoinLateral(latest, sql`true`)
    .leftJoinLateral(seen, sql`true`)
    .leftJoinLateral(missed, sql`true`)
    .where(
      and(
        eq(resident.centreId, centreId),
        lte(resident.arrivedAt, at(moment)),
        or(isNull(resident.departedAt), gt(resident.departedAt, at(moment))),
        sql`${latest.status} is distinct from 'PRESENT'`,
        visibleResidents(request, 'OPERATIONAL'),
      ),
    )
    .orderBy(sql`${missed.absentSince} asc nulls last`, resident.id);
  return rows.map((row) => ({ ...row, resident: toResident(row.resident) }));
}
