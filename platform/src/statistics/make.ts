import { type SQL, sql } from 'drizzle-orm';
import type { Query, RequestDatabase } from '../database/database.js';
import { newIdentifier } from '../values/identifiers.js';
import { dimensionsOf } from './cells.js';
import { buildEdition, type Edition, type Figure } from './edition.js';
import { earlierEditions, keepGround } from './ground.js';
import type { Due } from './kept.js';
import type { CountedByOwner } from './owner.js';

/** Builds and keeps the next edition of a year. No connection is held while it is built: in a thread of its own, or it holds up all others. */
export async function makeEdition(
  request: RequestDatabase,
  counted: CountedByOwner,
  due: Due,
): Promise<void> {
  const ground = await readGround(await request.read(), counted, due.year);
  await request.close();
  const built = await buildOn(ground, counted, due);
  await request.write((write) => keep(write, counted, due, ground, built));
}

/** The same on one connection: for a command of the owner, whom nobody waits for. */
export async function makeEditionAlone(query: Query, counted: CountedByOwner, due: Due): Promise<void> {
  const ground = await readGround(query, counted, due.year);
  await keep(query, counted, due, ground, await buildOn(ground, counted, due));
}

/** What the next edition of a year stands on: the records, and all that was told of it. */
async function readGround(query: Query, counted: CountedByOwner, year: number) {
  const { places, records } = await counted.count(query, year);
  const earlier = await earlierEditions(query, counted, year);
  return {
    records,
    editions: earlier.editions,
    places: [...new Set([...places, ...earlier.places])].sort(),
  };
}
type Ground = Awaited<ReturnType<typeof readGround>>;

const buildOn = ({ places, records, editions }: Ground, counted: CountedByOwner, { months }: Due) =>
  buildEdition(counted.measures(places), records, counted.limits, months, editions);

/** Two programs that build the same edition keep it once: for the second, which does not know what the first one told, its number is taken. */
async function keep(
  query: Query,
  counted: CountedByOwner,
  { year, months }: Due,
  { places, editions }: Ground,
  { figures, ground }: Edition,
): Promise<void> {
  const { statisticsEdition, statisticsFigure } = counted.tables;
  const id = newIdentifier();
  const added = await query.execute(sql`insert into ${statisticsEdition} (id, year, number, months, places)
    values (${id}::uuid, ${year}::int, ${editions.length + 1}::int, ${months}::int, ${sql.param(places)}::text[])
    on conflict (year, number) do nothing returning id`);
  if (added.length === 0) return;
  await keepGround(query, counted, id, ground);
  const column = <Value>(of: (figure: Figure) => Value): SQL => sql`${sql.param(figures.map(of))}`;
  await query.execute(sql`insert into ${statisticsFigure} (edition_id, key, measure, part, dimensions, value, withheld, opened_by)
    select ${id}::uuid, * from unnest(${column(({ key }) => key)}::text[], ${column(({ measure }) => measure)}::text[],
      ${column(({ part }) => part)}::text[], ${column(dimensionsOf(counted.measures(places)))}::text[], ${column(({ value }) => value)}::int[],
      ${column(({ withheld }) => withheld)}::text[], ${column(({ openedBy }) => openedBy)}::text[])`);
}
