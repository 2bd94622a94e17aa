import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query, RequestDatabase } from '../database/database.js';
import { rows } from '../database/rows.js';
import { daysAfter } from '../values/day.js';
import { newIdentifier } from '../values/identifiers.js';
import { buildEdition, type Figure } from './edition.js';
import type { CountedByOwner } from './owner.js';

/** A year of which more months are over than its last edition has. */
export interface Due {
  year: number;
  months: number;
}

/**
 * @param today `YYYY-MM-DD`
 * @returns the earliest year that waits for an edition; undefined when none does
 */
export async function nextDue(
  query: Query,
  { tables, daysToFreeze, firstYear }: CountedByOwner,
  today: string,
): Promise<Due | undefined> {
  const { statisticsEdition: edition } = tables;
  const [due] = await rows(
    query,
    sql`select due.year, due.months from (
      select year, case when make_date(year + 1, 1, 1) <= today.day then 12 else extract(month from today.day)::int - 1 end as months
      from (select ${daysAfter(today, -daysToFreeze)}::date as day) as today,
        generate_series(${firstYear}, extract(year from today.day)::int) as year) as due
    where due.months > coalesce((select max(${edition.months}) from ${edition}
      where ${edition.year} = due.year), 0)
    order by due.year limit 1`,
    z.object({ year: z.number(), months: z.number() }),
  );
  return due;
}

/** Builds and keeps the next edition of a year. No connection is held while it is built: in a thread of its own, or it holds up all others. */
export async function makeEdition(
  request: RequestDatabase,
  counted: CountedByOwner,
  { year, months }: Due,
): Promise<void> {
  const query = await request.read();
  const { places, records } = await counted.count(query, year);
  const first = await toldKeys(query, counted, year);
  await request.close();
  const measures = counted.measures(places);
  const { figures } = await buildEdition(measures, records, counted.limits, months, first);
  const names = new Map(measures.map(({ name, dimensions }) => [name, dimensions.map((one) => one.name)]));
  await request.write((write) => keep(write, counted, { year, months }, places, figures, names));
}

/** What earlier editions of a year told: it stays told where it can. */
async function toldKeys(query: Query, { tables }: CountedByOwner, year: number): Promise<Set<string>> {
  const { statisticsEdition: edition, statisticsFigure: figure } = tables;
  const told = await rows(
    query,
    sql`select distinct ${figure.key} as key from ${figure} join ${edition} on ${edition.id} = ${figure.editionId}
      where ${edition.year} = ${year} and ${figure.value} is not null`,
    z.object({ key: z.string() }),
  );
  return new Set(told.map(({ key }) => key));
}

/** Two programs that build the same edition keep it once: the second is refused by its number. */
async function keep(
  query: Query,
  { tables: { statisticsEdition, statisticsFigure } }: CountedByOwner,
  { year, months }: Due,
  places: readonly string[],
  figures: readonly Figure[],
  names: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const id = newIdentifier();
  await query.execute(sql`insert into ${statisticsEdition} (id, year, number, months, places)
    select ${id}::uuid, ${year}::int, coalesce(max(number), 0) + 1, ${months}::int, ${sql.param(places)}::text[]
    from ${statisticsEdition} where year = ${year}::int`);
  const column = <Value>(of: (figure: Figure) => Value): SQL => sql`${sql.param(figures.map(of))}`;
  const dimensionsOf = ({ measure, coordinates }: Figure) =>
    names
      .get(measure)!
      .filter((_, at) => coordinates[at] !== null)
      .join('+');
  await query.execute(sql`insert into ${statisticsFigure} (edition_id, key, measure, part, dimensions, value, withheld, opened_by)
    select ${id}::uuid, * from unnest(${column(({ key }) => key)}::text[], ${column(({ measure }) => measure)}::text[],
      ${column(({ part }) => part)}::text[], ${column(dimensionsOf)}::text[], ${column(({ value }) => value)}::int[],
      ${column(({ withheld }) => withheld)}::text[], ${column(({ openedBy }) => openedBy)}::text[])`);
}
