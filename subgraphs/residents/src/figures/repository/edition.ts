import type { Query, RequestDatabase } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import type { Limits } from '@mrrm/platform/statistics/declaration';
import type { Figure } from '@mrrm/platform/statistics/edition';
import { buildInThread } from '@mrrm/platform/statistics/in-thread';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { stay } from '../../register/table.js';
import { recordsOf, residentMeasures } from '../rules/measures.js';
import { statisticsEdition, statisticsFigure } from '../table.js';
import { countedStays } from './counted-stays.js';

/** What is asked at most: more tables would leave less of each to be told. */
const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
/** How long after a month its records may still come in. */
const DAYS_TO_FREEZE = 7;

/** A year of which more months are over than its last edition has. */
export interface Due {
  year: number;
  months: number;
}

/** @returns the earliest year that waits for an edition; undefined when none does */
export async function nextDue(query: Query): Promise<Due | undefined> {
  const [due] = await rows(
    query,
    sql`select due.year, due.months from (
      select year, case when make_date(year + 1, 1, 1) <= today.day then 12 else extract(month from today.day)::int - 1 end as months
      from (select current_date - ${DAYS_TO_FREEZE}::int as day) as today,
        generate_series((select extract(year from min(${stay.arrivedAt}))::int from ${stay}), extract(year from today.day)::int) as year) as due
    where due.months > coalesce((select max(${statisticsEdition.months}) from ${statisticsEdition}
      where ${statisticsEdition.year} = due.year), 0)
    order by due.year limit 1`,
    z.object({ year: z.number(), months: z.number() }),
  );
  return due;
}

/** Builds and keeps the next edition of a year. No connection is held while it is built. */
export async function makeEdition(request: RequestDatabase, { year, months }: Due): Promise<void> {
  const query = await request.read();
  const stays = await countedStays(query, year);
  const told = await rows(
    query,
    sql`select distinct ${statisticsFigure.key} as key from ${statisticsFigure} join ${statisticsEdition}
      on ${statisticsEdition.id} = ${statisticsFigure.editionId}
      where ${statisticsEdition.year} = ${year} and ${statisticsFigure.value} is not null`,
    z.object({ key: z.string() }),
  );
  await request.close();
  const measures = residentMeasures([...new Set(stays.map(({ centreId }) => centreId))].sort());
  const records = stays.flatMap((one) => recordsOf(one, year));
  const { figures } = await buildInThread(
    measures,
    records,
    LIMITS,
    months,
    new Set(told.map(({ key }) => key)),
  );
  const names = new Map(measures.map(({ name, dimensions }) => [name, dimensions.map((one) => one.name)]));
  await request.write((write) => keep(write, { year, months }, figures, names));
}

/** Two programs that build the same edition keep it once: the second is refused by its number. */
async function keep(
  query: Query,
  { year, months }: Due,
  figures: readonly Figure[],
  names: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const id = newIdentifier();
  await query.execute(sql`insert into ${statisticsEdition} (id, year, number, months)
    select ${id}::uuid, ${year}::int, coalesce(max(number), 0) + 1, ${months}::int from ${statisticsEdition} where year = ${year}::int`);
  const column = <Value>(of: (figure: Figure) => Value) => sql.param(figures.map(of));
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
