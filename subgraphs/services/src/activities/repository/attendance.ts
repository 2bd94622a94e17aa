import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { visibleRows } from '../../access/visibility.js';
import { attendance, groupActivity } from '../table.js';
import type { Attendance } from '../types/attendance.js';

/** Who holds a place: those registered and those who came. */
export const holdsPlace = sql`${attendance.state} in ('REGISTERED', 'ATTENDED')`;

/** How many places of activities are taken. An activity without any has no row. */
export async function countPlacesTaken(request: Request, activityIds: string[]) {
  const query = await request.database.read();
  return query
    .select({ activityId: attendance.activityId, places: sql<number>`count(*)::int` })
    .from(attendance)
    .innerJoin(groupActivity, eq(groupActivity.id, attendance.activityId))
    .where(
      and(
        isOneOf(attendance.activityId, activityIds),
        holdsPlace,
        visibleAt(request, 'CATALOGUE', groupActivity.centreId),
      ),
    )
    .groupBy(attendance.activityId);
}

const visibleAttendances = (request: Request): SQL =>
  visibleRows(request, {
    centreId: groupActivity.centreId,
    owners: [attendance.recordedByOrganisation],
    recordedBySubject: attendance.recordedBySubject,
  });

/** The attendances that meet a condition and that this actor may see, in the order in which they were made. */
async function findAttendances(
  request: Request,
  condition: SQL,
): Promise<(Attendance & { residentId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ attendance })
    .from(attendance)
    .innerJoin(groupActivity, eq(groupActivity.id, attendance.activityId))
    .where(and(condition, visibleAttendances(request)))
    .orderBy(asc(attendance.id));
  return rows.map((row) => ({
    ...row.attendance,
    access: { owner: row.attendance.recordedByOrganisation ?? undefined },
    resident: { id: row.attendance.residentId },
  }));
}

export const attendancesById = (request: Request, ids: string[]) =>
  findAttendances(request, isOneOf(attendance.id, ids));

/** Who has or had a place in activities, in the order of registration. */
export const attendancesOfActivities = (request: Request, activityIds: string[]) =>
  findAttendances(request, isOneOf(attendance.activityId, activityIds));

/** The places that residents hold in activities that have not ended. */
export const enrolmentsOfResidents = (request: Request, residentIds: string[]) =>
  findAttendances(
    request,
    and(
      isOneOf(attendance.residentId, residentIds),
      eq(attendance.state, 'REGISTERED'),
      gt(groupActivity.endsAt, at(request.now)),
    )!,
  );
