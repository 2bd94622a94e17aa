import type { Dated, Onward } from '../bulk/dated.js';
import { THINNED } from '../calibration.js';
import { LAST_DAY } from '../moment.js';
import { type DayNumber, sofia, sofiaDay } from '../seed/calendar.js';
import { planRota, type Shift } from '../staff/rota.js';
import { rotaDays } from '../staff/rota-days.js';
import { assignmentRows, shiftRow } from '../staff/shift-rows.js';

/** So many whole days ahead the rota is known; a day is added at noon. */
const DAYS_AHEAD = 14;
const NOON = 12;

const knownFrom = (day: DayNumber) => sofia(day - DAYS_AHEAD - 1, NOON);

/**
 * The rota since the past, day after day: what is planned for a day depends on who worked before, so all of it is planned.
 * @returns the shifts of the last months, and of the days ahead
 */
export function rotaOnward(until: number): Shift[] {
  const days = rotaDays(null);
  const today = sofiaDay(until);
  for (let day = LAST_DAY + 1; day <= today + DAYS_AHEAD + 1; day += 1) days.push(day);
  const first = Math.max(LAST_DAY + 1, today - THINNED.rotaDays);
  return planRota(days).filter(({ day }) => day >= first);
}

/** The shifts. */
export const shiftsOnward = (shifts: readonly Shift[]): Onward => ({
  *dated(): Generator<Dated> {
    for (const shift of shifts) yield { at: knownFrom(shift.day), row: shiftRow(shift) };
  },
});

/** Who is planned on them. */
export const assignmentsOnward = (shifts: readonly Shift[]): Onward => ({
  *dated(): Generator<Dated> {
    for (const shift of shifts)
      for (const row of assignmentRows(shift)) yield { at: knownFrom(shift.day), row };
  },
});
