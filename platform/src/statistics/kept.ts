import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import { daysAfter } from '../values/day.js';
import type { Due } from './declaration.js';
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

/** So many figures are kept in memory: about twenty years of every table of an owner. */
const MOST_READ = 100_000;

const keptFigure = z.object({
  editionId: z.string(),
  key: z.string(),
  value: z.number().nullable(),
  withheld: z.enum(['SMALL', 'COMPLEMENT', 'DOMINANCE']).nullable(),
  openedBy: z.string().nullable(),
});
export type KeptFigure = z.infer<typeof keptFigure>;

/** A table of an edition: all figures of one measure by the same dimensions, by their keys. */
type KeptTable = ReadonlyMap<string, KeptFigure>;

/**
 * Tables of editions that were read: what an edition tells never changes, and another one has another identifier. Row-level security has shown the
 * edition before anybody asks for a table of it.
 */
const read = new LRUCache<string, KeptTable>({ maxSize: MOST_READ, sizeCalculation: ({ size }) => size + 1 });

/**
 * One table of each of some editions, read once.
 * @param dimensions as `dimensionsOf` names them
 */
export async function tablesOf(
  query: Query,
  { tables: { statisticsFigure } }: CountedByOwner,
  { measure, dimensions }: { measure: string; dimensions: string },
  editions: readonly string[],
): Promise<ReadonlyMap<string, KeptTable>> {
  const nameOf = (edition: string) => `${edition} ${measure} ${dimensions}`;
  const known = new Map<string, KeptTable>();
  const missing: string[] = [];
  for (const edition of editions) {
    const table = read.get(nameOf(edition));
    if (table) known.set(edition, table);
    else missing.push(edition);
  }
  if (missing.length === 0) return known;
  const found = await rows(
    query,
    sql`select edition_id as "editionId", key, value, withheld, opened_by as "openedBy" from ${statisticsFigure}
      where edition_id = any(${sql.param(missing)}::uuid[]) and measure = ${measure}::text and dimensions = ${dimensions}::text`,
    keptFigure,
  );
  for (const edition of missing) {
    const own = found.filter(({ editionId }) => editionId === edition);
    const table = new Map(own.map((one) => [one.key, one]));
    known.set(edition, table);
    read.set(nameOf(edition), table);
  }
  return known;
}
