import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import { daysAfter } from '../values/day.js';
import type { Due, Part } from './declaration.js';
import type { CountedByOwner } from './owner.js';

/**
 * @param today `YYYY-MM-DD`
 * @param except years that are left out
 * @returns the latest year that waits for an edition, as it is asked for first; undefined when none does
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
    order by due.year desc limit 1`,
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

/** Figures of one measure by some dimensions. */
export interface Wanted {
  measure: string;
  /** As `dimensionsOf` names them. */
  dimensions: string;
  /** The parts of the year that are wanted of each edition. */
  of: readonly { edition: string; parts: readonly Part[] }[];
  /** When not all categories are wanted: the keys of those that are. */
  keys?: readonly string[];
}

/** What editions have of that: of each a range of the index of its tables. */
export async function figuresOf(
  query: Query,
  { tables: { statisticsFigure } }: CountedByOwner,
  { measure, dimensions, of, keys }: Wanted,
): Promise<KeptFigure[]> {
  if (of.length === 0) return [];
  const some = keys ? sql` and key = any(${sql.param(keys)}::text[])` : sql``;
  const ofEach = of.map(
    ({
      edition,
      parts,
    }) => sql`select edition_id as "editionId", key, value, withheld, opened_by as "openedBy"
      from ${statisticsFigure} where edition_id = ${edition}::uuid and measure = ${measure}::text and dimensions = ${dimensions}::text
      and part = any(${sql.param(parts)}::text[])${some}`,
  );
  return rows(query, sql.join(ofEach, sql` union all `), keptFigure);
}
