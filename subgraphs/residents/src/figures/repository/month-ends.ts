import { type SQL, sql } from 'drizzle-orm';

/** The last days of the months of a year and of the month before it, which is number 0. */
export const monthEnds = (year: number): SQL => sql`
  select number, (make_date(${year}::int, 1, 1) + make_interval(months => number))::date - 1 as last from generate_series(0, 12) as number`;
