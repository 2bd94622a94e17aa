import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { and, asc, eq, getTableColumns, gt, lt, type SQL, sql } from 'drizzle-orm';
import { openedByClauses, visibleCatalogue, visibleRows } from '../access/visibility.js';
import { attendance, groupActivity } from '../tables.js';
import type { Attendance, GroupActivity } from '../types/group-activity.js';

const toGroupActivity = (
  row: typeof groupActivity.$inferSelect & { opened: Opened | null },
): GroupActivity => ({
  ...row,
  // The activity is for everybody to see; who came is for whoever plans it, and for others by a clause.
  access: { owner: row.recordedByOrganisation ?? undefined, opened: row.opened ?? undefined },
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
});

/** The activities that meet a condition and that this actor may see. */
export async function findGroupActivities(request: Request, condition: SQL): Promise<GroupActivity[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...getTableColumns(groupActivity), opened: openedByClauses(request, groupActivity.centreId) })
    .from(groupActivity)
    .where(and(condition, visibleCatalogue(request, groupActivity.centreId)));
  return rows.map(toGroupActivity);
}

/** A range of time, its end not included. */
export interface Range {
  from: Date;
  until: Date;
}

const atCentre = (request: Request, { from, until }: Range) => ({
  table: groupActivity,
  extra: { opened: openedByClauses(request, groupActivity.centreId) },
  at: groupActivity.startsAt,
  id: groupActivity.id,
  earliestFirst: true,
  belongs: and(
    eq(groupActivity.centreId, parentId),
    lt(groupActivity.startsAt, at(until)),
    gt(groupActivity.endsAt, at(from)),
    visibleCatalogue(request, groupActivity.centreId),
  )!,
});

/** One page of each centre's activities that touch a range of time, the earliest first. */
export async function findGroupActivityPages(
  request: Request,
  range: Range,
  centreIds: string[],
  page: Page,
) {
  const rows = await findPages(await request.database.read(), atCentre(request, range), centreIds, page);
  return rows.map((row) => ({ ...toGroupActivity(row), parentId: row.parentId }));
}

/** How many activities of each centre touch a range of time. */
export const countGroupActivities = async (request: Request, range: Range, centreIds: string[]) =>
  countRows(await request.database.read(), atCentre(request, range), centreIds);

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
        visibleCatalogue(request, groupActivity.centreId),
      ),
    )
    .groupBy(attendance.activityId);
}

/** The places that residents hold in activities that have not ended. */
export const findEnrolments = (request: Request, residentIds: string[]) =>
  findAttendances(
    request,
    sql`${isOneOf(attendance.residentId, residentIds)} and ${attendance.state} = 'REGISTERED'
      and ${groupActivity.endsAt} > ${at(request.now)}`,
  );

/** The attendances that meet a condition and that this actor may see, in the order in which they were made. */
export async function findAttendances(
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
    ...ownerOf(row.attendance),
    resident: { id: row.attendance.residentId },
  }));
}

const ownerOf = (row: { recordedByOrganisation: string | null }) => ({
  access: { owner: row.recordedByOrganisation ?? undefined },
});

const visibleAttendances = (request: Request): SQL =>
  visibleRows(request, {
    centreId: groupActivity.centreId,
    owners: [attendance.recordedByOrganisation],
    recordedBySubject: attendance.recordedBySubject,
  });
