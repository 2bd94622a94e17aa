import { dayAt } from '@mrrm/platform/values/day';
import { badInput } from '@mrrm/platform/wire/errors';
import type { SeriesStep } from '../values.js';

const MOST_POINTS = 366;
const DAY = 86_400_000;
const MONTHS: Partial<Record<SeriesStep, number>> = { MONTH: 1, YEAR: 12 };

// Days alone have no clock: the series counts on that of UTC.
const write = (day: Date) => dayAt(day, 'UTC');

/** The same day of another month, or the last one of a month that is shorter. */
function monthsLater(first: Date, months: number): Date {
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(first.getUTCDate(), last)));
}

/**
 * The days of a series, the first one included.
 * @param from YYYY-MM-DD
 * @param until YYYY-MM-DD, not before `from`
 * @throws Refusal BAD_USER_INPUT for a series that runs backwards or has more than 366 points
 */
export function seriesDays(from: string, until: string, step: SeriesStep): string[] {
  if (until < from) throw badInput('The series ends before it begins.', 'until');
  const first = new Date(`${from}T00:00:00Z`);
  const months = MONTHS[step];
  const at = (index: number) =>
    months
      ? monthsLater(first, index * months)
      : new Date(first.getTime() + index * (step === 'WEEK' ? 7 : 1) * DAY);
  const days: string[] = [];
  for (let day = write(at(0)); day <= until; day = write(at(days.length))) {
    if (days.length === MOST_POINTS)
      throw badInput(`Ask for at most ${MOST_POINTS} points, or a longer step.`, 'until');
    days.push(day);
  }
  return days;
}
