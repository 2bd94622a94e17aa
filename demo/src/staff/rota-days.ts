import { LAST_DAY } from '../moment.js';
import { type DayNumber, dayNumber, sofiaDay } from '../seed/calendar.js';

/** The history's rota begins here. */
const FIRST = dayNumber('2024-10-01');
const DAYS_BEFORE = 3;
const DAYS_AFTER = 14;

/** The days with a rota, in order: the last quarter of the past, and the days around a moment, if there is one. */
export function rotaDays(rotaFrom: number | null): DayNumber[] {
  const days = new Set<DayNumber>();
  for (let day = FIRST; day <= LAST_DAY; day += 1) days.add(day);
  if (rotaFrom !== null) {
    const today = sofiaDay(rotaFrom);
    for (let day = today - DAYS_BEFORE; day <= today + DAYS_AFTER; day += 1) days.add(day);
  }
  return [...days].sort((one, other) => one - other);
}
