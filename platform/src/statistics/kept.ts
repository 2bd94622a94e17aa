import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import { daysAfter } from '../values/day.js';
import type { Due } from './declaration.js';
import type { CountedByOwner } from './owner.js';

/**
 * @param today `YYYY-MM-DD`
 * @param except years that are left out
 * @returns the earliest year that waits for an edition; undefined when none does
 */
export async function nextDue(
  query: Query,
  { tables, daysToFreeze, firstYear }: CountedByOwner,
  today: string,
  except: readonly number[] = [],
): Promise<Due | undefined> {
  const { statisticsEdition: edition } = tables;
  const [due] = await rows(
    query,
    sql`select due.year, due.months from (
      select year, case when make_date(year + 1, 1, 1) <= today.day then 12 else extract(month from today.day)::int - 1 end as months
      from (select ${daysAfter(today, -daysToFreeze)}::date as day) as today,
        generate_series(${firstYear}, extract(year from today.day)::int) as year) as due
    where due.months > coalesce((select max(${edition.months}) from ${edition}
      where ${edition.year} = due.year), 0) and due.year <> all(${sql.param(except)}::int[])
    order by due.year limit 1`,
    z.object({ year: z.number(), months: z.number() }),
  );
  return due;
}

/** An edition of a year, as whoever asks is told of it. */
export const keptEdition = z.object({
  id: z.string(),
  year: z.number(),
  number: z.number(),
  months: z.number(),
  builtAt: z.coerce.date(),
  places: z.array(z.string()),
});
export type KeptEdition = z.infer<typeof keptEdition>;

/** The newest edition of each year, the earliest year first. */
export const newestEditions = (
  query: Query,
  { tables: { statisticsEdition: edition } }: CountedByOwner,
): Promise<KeptEdition[]> =>
  rows(
    query,
    sql`select distinct on (year) id, year, number, months, built_at as "builtAt", places from ${edition} order by year, number desc`,
    keptEdition,
  );

const keptFigure = z.object({
  editionId: z.string(),
  key: z.string(),
  value: z.number().nullable(),
  withheld: z.enum(['SMALL', 'COMPLEMENT', 'DOMINANCE']).nullable(),
  openedBy: z.string().nullable(),
});
export type KeptFigure = z.infer<typeof keptFigure>;

/** Figures of editions by their keys; what an edition has not is left out. */
export const figuresByKey = (
  query: Query,
  { tables: { statisticsFigure } }: CountedByOwner,
  wanted: readonly { edition: string; key: string }[],
): Promise<KeptFigure[]> =>
  rows(
    query,
    sql`select figure.edition_id as "editionId", figure.key, figure.value, figure.withheld, figure.opened_by as "openedBy"
      from unnest(${sql.param(wanted.map(({ edition }) => edition))}::uuid[], ${sql.param(wanted.map(({ key }) => key))}::text[]) as wanted (edition, key)
      join ${statisticsFigure} as figure on figure.edition_id = wanted.edition and figure.key = wanted.key`,
    keptFigure,
  );
