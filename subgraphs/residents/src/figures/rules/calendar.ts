const DAY = 86_400_000;

/** Of days `YYYY-MM-DD`; the 29 February of a year without one is the first of March. */
const numberOf = (day: string): number => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, date) / DAY;
};

/** How many days one day is after another. */
export const daysBetween = (from: string, until: string): number => numberOf(until) - numberOf(from);

/** The month of a day in a year: 0 before it, 13 after it. */
export const monthIn = (day: string, year: number): number =>
  day < `${year}` ? 0 : day.slice(0, 4) > `${year}` ? 13 : Number(day.slice(5, 7));

/**
 * How many nights of a year began in each of its months between two days, the second of which is no night any more; months without any are left out.
 * @param until null for no end
 */
export function nightsByMonth(from: string, until: string | null, year: number): Map<number, number> {
  const nights = new Map<number, number>();
  const [first, end] = [numberOf(from), until === null ? Number.POSITIVE_INFINITY : numberOf(until)];
  for (let month = 1; month <= 12; month += 1) {
    const [begins, ends] = [month, month + 1].map((one) => Date.UTC(year, one - 1, 1) / DAY);
    const count = Math.min(end, ends!) - Math.max(first, begins!);
    if (count > 0) nights.set(month, count);
  }
  return nights;
}
