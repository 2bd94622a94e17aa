import type { Employer } from '../../people/values.js';
import type { CoverageSegment } from '../types/coverage.js';

/** A shift with how many people are planned on it. */
export interface StaffedShift {
  startsAt: Date;
  endsAt: Date;
  staffNeeded: number;
  staffPlanned: number;
  employer: Employer;
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
