import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, asc, eq, sql } from 'drizzle-orm';
import { visibleRota } from '../access/visibility.js';
import { organisation, shift, shiftAssignment } from '../tables.js';
import type { CoverageSegment } from '../types/on-duty.js';
import type { Employer } from '../values.js';
import { touches } from './shift.js';

/** A shift with how many people are planned on it. */
export interface StaffedShift {
  parentId: string;
  startsAt: Date;
  endsAt: Date;
  staffNeeded: number;
  staffPlanned: number;
  employer: Employer;
}

/** The shifts of centres that touch a range of time, with their planned numbers. One statement. */
export async function findShiftsForCoverage(
  request: Request,
  centreIds: string[],
  { from, until }: { from: Date; until: Date },
): Promise<StaffedShift[]> {
  const query = await request.database.read();
  return query
    .select({
      parentId: shift.centreId,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      staffNeeded: shift.staffNeeded,
      staffPlanned: sql<number>`(select count(*) from ${shiftAssignment}
        where ${shiftAssignment.shiftId} = ${shift.id} and ${shiftAssignment.state} = 'PLANNED')::int`,
      employer: organisation.employer,
    })
    .from(shift)
    .innerJoin(organisation, eq(organisation.id, shift.organisationId))
    .where(
      and(isOneOf(shift.centreId, centreIds), touches(from, until), visibleRota(request, shift.centreId)),
    )
    .orderBy(asc(shift.startsAt), asc(shift.id));
}

/**
 * Cuts a range of time at every start and end of a shift. The segments follow each other without a gap; one in which no
 * shift runs is told as such.
 */
export function toSegments(shifts: StaffedShift[], from: Date, until: Date): CoverageSegment[] {
  const inside = (moment: number) => moment > from.getTime() && moment < until.getTime();
  const cuts = shifts
    .flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])
    .filter(inside);
  const moments = [...new Set([from.getTime(), ...cuts, until.getTime()])].sort((a, b) => a - b);
  return moments.slice(0, -1).map((start, index) => {
    const end = moments[index + 1]!;
    const running = shifts.filter(
      ({ startsAt, endsAt }) => startsAt.getTime() <= start && endsAt.getTime() >= end,
    );
    return {
      startsAt: new Date(start),
      endsAt: new Date(end),
      staffNeeded: sum(running.map(({ staffNeeded }) => staffNeeded)),
      staffPlanned: sum(running.map(({ staffPlanned }) => staffPlanned)),
      employers: byEmployer(running),
      covered: running.length > 0 && running.every((one) => one.staffPlanned >= one.staffNeeded),
    };
  });
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

function byEmployer(shifts: StaffedShift[]) {
  const staff = new Map<Employer, number>();
  for (const { employer, staffPlanned } of shifts)
    staff.set(employer, (staff.get(employer) ?? 0) + staffPlanned);
  return [...staff].map(([employer, number]) => ({ employer, staff: number }));
}
