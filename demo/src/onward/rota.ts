import type { Dated, Onward } from '../bulk/dated.js';
import { THINNED } from '../calibration.js';
import { LAST_DAY } from '../moment.js';
import { type DayNumber, dayText, firstOfMonth, sofia, sofiaDay } from '../seed/calendar.js';
import { planRota, type Shift } from '../staff/rota.js';
import { assignmentRows, shiftRow } from '../staff/shift-rows.js';
import type { OnwardWorld } from './onward.js';

/** So many whole days ahead the rota is known; a day is added at noon. */
const DAYS_AHEAD = 14;
const NOON = 12;
/** At the latest so many days after its end the handover of a shift is read. */
export const DAYS_UNTIL_READ = 2;

const knownFrom = (day: DayNumber) => sofia(day - DAYS_AHEAD - 1, NOON);

const firstOfQuarter = (day: DayNumber): DayNumber => {
  const [year, month] = dayText(day).split('-').map(Number) as [number, number];
  return firstOfMonth(year, month - ((month - 1) % 3));
};

/** The first day of whose shifts there may be something to tell. */
function firstDay({ from, since, until }: OnwardWorld): DayNumber {
  const isWhole = since === from;
  const day = isWhole ? sofiaDay(until) - THINNED.rotaDays : sofiaDay(since) - DAYS_UNTIL_READ;
  return Math.max(day, LAST_DAY + 1);
}

/**
 * The rota since the past and of the days ahead. Within a quarter, what is planned for a day depends on who worked before;
 * each quarter is planned anew, so that the years before need not be planned again for every look at today.
 */
export function rotaOnward(world: OnwardWorld): Shift[] {
  const first = firstDay(world);
  const last = sofiaDay(world.until) + DAYS_AHEAD + 1;
  const quarters = new Map<DayNumber, DayNumber[]>();
  for (let day = firstOfQuarter(first); day <= last; day += 1) {
    const quarter = firstOfQuarter(day);
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), day]);
  }
  return [...quarters.values()].flatMap(planRota).filter(({ day }) => day >= first);
}

/** Old shifts are left out, and what hangs on them. */
export const leftOutAfter = ({ day }: Shift): number => sofia(day + THINNED.rotaDays, NOON);

/** A plan that is made does not change. */
const plannedSince = (shifts: readonly Shift[], since: number) =>
  shifts.filter(({ day }) => knownFrom(day) > since);

/** The shifts. */
export const shiftsOnward = (shifts: readonly Shift[], since: number): Onward => ({
  *dated(): Generator<Dated> {
    for (const shift of plannedSince(shifts, since))
      yield { at: knownFrom(shift.day), row: shiftRow(shift), leftOutAfter: leftOutAfter(shift) };
  },
});

/** Who is planned on them. */
export const assignmentsOnward = (shifts: readonly Shift[], since: number): Onward => ({
  *dated(): Generator<Dated> {
    for (const shift of plannedSince(shifts, since))
      for (const row of assignmentRows(shift))
        yield { at: knownFrom(shift.day), row, leftOutAfter: leftOutAfter(shift) };
  },
});
