import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { visibleResident, visibleResidents } from '../../access/visibility.js';
import { residentColumns, toResident } from '../../register/repository/resident.js';
import { resident } from '../../register/table.js';
import type { Absence } from '../types/absence.js';
import { checksOfStay } from './checks.js';

/**
 * The residents who fit a condition and whom their latest check did not find, or who were never checked; the longest absence
 * first, the never checked last. One statement.
 * @param until checks after this moment do not count; all do by default
 */
async function find(request: Request, condition: SQL | undefined, until?: Date): Promise<Absence[]> {
  const query = await request.database.read();
  const { latest, seen, missed } = checksOfStay(query, until);
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
    .where(and(condition, sql`${latest.status} is distinct from 'PRESENT'`))
    .orderBy(sql`${missed.absentSince} asc nulls last`, resident.id);
  return rows.map((row) => ({ ...row, resident: toResident(row.resident) }));
}

/**
 * Departed later than a moment. The end of time says nothing more, but between two bounds PostgreSQL expects few where of one side it expects
 * a third of everybody, and reads everybody.
 */
const departedAfter = (moment: Date): SQL =>
  sql`(${resident.departedAt} > ${at(moment)} and ${resident.departedAt} <= 'infinity')`;

/** Who stayed at a centre at a moment and was not known to be there, and since when. */
export const findAbsences = (request: Request, centreId: string, moment: Date): Promise<Absence[]> =>
  find(
    request,
    and(
      eq(resident.centreId, centreId),
      lte(resident.arrivedAt, at(moment)),
      or(isNull(resident.departedAt), departedAfter(moment)),
      visibleResidents(request, 'OPERATIONAL'),
    ),
    moment,
  );

/** Since when each of these residents, who stay now, is not known to be there; nothing for those whom the latest check found. */
export const findAbsencesOf = (request: Request, residentIds: string[]): Promise<Absence[]> =>
  find(
    request,
    and(
      isOneOf(resident.id, residentIds),
      isNull(resident.departedAt),
      visibleResident(request, 'OPERATIONAL'),
    ),
  );
