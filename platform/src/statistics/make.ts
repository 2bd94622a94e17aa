import { type SQL, sql } from 'drizzle-orm';
import type { Query, RequestDatabase } from '../database/database.js';
import { newIdentifier } from '../values/identifiers.js';
import { addUp } from './amounts.js';
import { type Due, judgedOf, MOST_DIMENSIONS, partsUntil } from './declaration.js';
import { dimensionsOf } from './dimensions.js';
import { buildEdition, type Edition, type Figure } from './edition.js';
import { earlierEditions, keepGround } from './ground.js';
import { newestEditions } from './kept.js';
import { keyOf } from './keys.js';
import type { CountedByOwner } from './owner.js';

/** An edition that is to be kept. */
interface Built {
  number: number;
  places: string[];
  figures: readonly Figure[];
  /** Only of people. */
  ground?: Edition['ground'];
}

/** Builds and keeps the next edition of a year. No connection is held while it is built: in a thread of its own, or it holds up all others. */
export async function makeEdition(
  request: RequestDatabase,
  counted: CountedByOwner,
  due: Due,
): Promise<void> {
  const build = await prepare(await request.read(), counted, due);
  await request.close('ENDED');
  const built = await build();
  await request.write((write) => keep(write, counted, due, built));
}

/** The same on one connection: for a command of the owner, whom nobody waits for. */
export async function makeEditionAlone(query: Query, counted: CountedByOwner, due: Due): Promise<void> {
  const build = await prepare(query, counted, due);
  await keep(query, counted, due, await build());
}

/** Reads what the next edition of a year stands on: the records and, of people, all that was told of it. @returns what builds it of that */
async function prepare(
  query: Query,
  counted: CountedByOwner,
  { year, months }: Due,
): Promise<() => Promise<Built>> {
  if ('addUp' in counted) {
    const last = (await newestEditions(query, counted)).find((one) => one.year === year)?.number ?? 0;
    const { places, amounts } = await counted.addUp(query, { year, months });
    return async () => ({
      number: last + 1,
      places,
      figures: addUp(counted.measures(places), amounts, counted.limits, months),
    });
  }
  const earlier = await earlierEditions(query, counted, year);
  const { places: present, records, ofPlaces } = await counted.count(query, year);
  const places = [...new Set([...present, ...earlier.places])].sort();
  return async () => {
    const measures = counted.measures(places);
    const { limits } = counted;
    const judged = await buildEdition(judgedOf(measures), records, limits, months, earlier.editions);
    const told = new Map(judged.figures.map((one) => [one.key, one]));
    const amounts = ofPlaces?.((...of) => told.get(keyOf(...of)), partsUntil(months)) ?? [];
    const apart = measures.filter((one) => one.ofPlaces);
    return {
      number: earlier.editions.length + 1,
      places,
      figures: [...judged.figures, ...addUp(apart, amounts, { dimensions: EVERY_TABLE }, months)],
      ground: judged.ground,
    };
  };
}

const EVERY_TABLE = { MONTH: MOST_DIMENSIONS, QUARTER: MOST_DIMENSIONS, YEAR: MOST_DIMENSIONS };

/** Two programs that build the same edition keep it once: for the second, which does not know what the first one told, its number is taken. */
async function keep(
  query: Query,
  counted: CountedByOwner,
  { year, months }: Due,
  { number, places, figures, ground }: Built,
): Promise<void> {
  const { statisticsEdition, statisticsFigure } = counted.tables;
  const id = newIdentifier();
  const added = await query.execute(sql`insert into ${statisticsEdition} (id, year, number, months, places)
    values (${id}::uuid, ${year}::int, ${number}::int, ${months}::int, ${sql.param(places)}::text[])
    on conflict (year, number) do nothing returning id`);
  if (added.length === 0) return;
  if (ground && 'count' in counted) await keepGround(query, counted, id, ground);
  const column = <Value>(of: (figure: Figure) => Value): SQL => sql`${sql.param(figures.map(of))}`;
  await query.execute(sql`insert into ${statisticsFigure} (edition_id, key, measure, part, dimensions, value, withheld, opened_by)
    select ${id}::uuid, * from unnest(${column(({ key }) => key)}::text[], ${column(({ measure }) => measure)}::text[],
      ${column(({ part }) => part)}::text[], ${column(dimensionsOf(counted.measures(places)))}::text[], ${column(({ value }) => value)}::int[],
      ${column(({ withheld }) => withheld)}::text[], ${column(({ openedBy }) => openedBy)}::text[])`);
}
