import { type SQL, sql } from 'drizzle-orm';

/** The time zone of the deployment, on whose clock days and months are counted here. */
export const TIME_ZONE = sql`coalesce(nullif(current_setting('app.time_zone', true), ''), 'Europe/Sofia')`;

/** The months of a year: their number and when they are. */
export const monthsOf = (year: number): SQL => sql`
  select number, tstzrange(make_date(${year}::int, number, 1)::timestamp at time zone ${TIME_ZONE},
    (make_date(${year}::int, number, 1) + interval '1 month') at time zone ${TIME_ZONE}) as span
  from generate_series(1, 12) as number`;
