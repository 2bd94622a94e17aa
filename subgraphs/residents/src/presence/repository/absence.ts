import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { visibleResident, visibleResidents } from '../../access/visibility.js';
import { residentColumns, toResident } from '../../register/repository/resident.js';
import { resident } from '../../register/table.js';
import type { Absence } from '../types/absence.js';
import { checksOfStay } from './checks.js';

/**
 * Who stayed at a centre at a moment and was not known to be there, and since when; the longest absence first,
 * the never checked last. One statement.
 */
export async function findAbsences(request: Request, centreId: string, moment: Date): Promise<Absence[]> {
  const query = await request.database.read();
  const { latest, seen, missed } = checksOfStay(query, moment);
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

/** Since when each of these residents, who stay now, is not known to be there; nothing for those whom the latest check found. */
export async function findAbsencesOf(
  request: Request,
  residentIds: string[],
): Promise<(Omit<Absence, 'resident'> & { residentId: string })[]> {
  const query = await request.database.read();
  const { latest, seen, missed } = checksOfStay(query);
  return query
    .select({
      residentId: resident.id,
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
        isOneOf(resident.id, residentIds),
        isNull(resident.departedAt),
        sql`${latest.status} is distinct from 'PRESENT'`,
        visibleResident(request, 'OPERATIONAL'),
      ),
    );
}
