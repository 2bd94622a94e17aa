import type { Request } from '@mrrm/platform/context';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { shift, shiftAssignment } from '../table.js';
import type { Shift } from '../types/shift.js';
import { visibleShifts } from './visible.js';

/** A row as the graph shows it. */
export const toShift = (row: typeof shift.$inferSelect): Shift => ({
  ...row,
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
});

/** The shifts of these identifiers that this actor may see. */
export async function shiftsById(request: Request, ids: string[]): Promise<Shift[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(shift)
    .where(and(isOneOf(shift.id, ids), visibleShifts(request)));
  return rows.map(toShift);
}

/**
 * Whether a shift touches a range of time. No shift is longer than a day: the bound on the start lets the index be used.
 */
export const touches = (from: Date, until: Date): SQL =>
  sql`(${shift.startsAt} < ${at(until)} and ${shift.endsAt} > ${at(from)}
    and ${shift.startsAt} > ${at(from)} - interval '24 hours')`;

/** Whose shifts, in which range of time. */
export interface ShiftList {
  of: 'CENTRE' | 'SAFE_ZONE';
  from: Date;
  until: Date;
}

const listOf = (request: Request, { of, from, until }: ShiftList): ParentedList<typeof shift> => ({
  table: shift,
  at: shift.startsAt,
  id: shift.id,
  earliestFirst: true,
  belongs: and(
    of === 'CENTRE' ? sql`${shift.centreId} = ${parentId}` : sql`${shift.safeZoneId} = ${parentId}`,
    touches(from, until),
    visibleShifts(request),
  )!,
});

/** One page of each place's shifts, the earliest first. */
export async function findShiftPages(
  request: Request,
  list: ShiftList,
  parentIds: string[],
  page: Page,
): Promise<(Shift & { parentId: string })[]> {
  const rows = await findPages(await request.database.read(), listOf(request, list), parentIds, page);
  return rows.map((row) => ({ ...toShift(row), parentId: row.parentId }));
}

/** How many shifts each place's list has. */
export const countShifts = async (request: Request, list: ShiftList, parentIds: string[]) =>
  countRows(await request.database.read(), listOf(request, list), parentIds);

/** The shifts to which staff members are assigned in a range of time, the earliest first. */
export async function findShiftsOfStaffMembers(
  request: Request,
  staffMemberIds: string[],
  { from, until }: { from: Date; until: Date },
): Promise<(Shift & { parentId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ shift, parentId: shiftAssignment.staffMemberId })
    .from(shiftAssignment)
    .innerJoin(shift, eq(shift.id, shiftAssignment.shiftId))
    .where(
      and(
        isOneOf(shiftAssignment.staffMemberId, staffMemberIds),
        eq(shiftAssignment.state, 'PLANNED'),
        touches(from, until),
        visibleShifts(request),
      ),
    )
    .orderBy(asc(shift.startsAt), asc(shift.id));
  return rows.map((row) => ({ ...toShift(row.shift), parentId: row.parentId }));
}
