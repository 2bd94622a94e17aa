import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import { judgedOf } from './declaration.js';
import type { CountedPeople } from './owner.js';
import type { Earlier } from './past.js';
import { requireGround } from './stops.js';

const keptEarlier = z.object({
  number: z.number(),
  places: z.array(z.string()),
  months: z.number(),
  base: z.array(z.tuple([z.string(), z.number()])).nullable(),
  guarded: z
    .array(
      z
        .object({
          plus: z.array(z.string()),
          minus: z.string().exactOptional(),
          more: z.array(z.string()).default([]),
        })
        .transform(({ plus, minus, more }) =>
          minus === undefined ? { plus } : { plus, minus: [minus, ...more] },
        ),
    )
    .nullable(),
  figures: z.array(
    z.object({
      key: z.string(),
      value: z.number().nullable(),
      withheld: z.enum(['SMALL', 'COMPLEMENT', 'DOMINANCE']).nullable(),
    }),
  ),
});

/** All editions of a year as far as they are judged, with what they stood on and the places that they tell apart, the first one first. @throws EditionStops as `requireGround` does */
export async function earlierEditions(
  query: Query,
  { tables: { statisticsEdition, statisticsFigure, statisticsGround }, measures }: CountedPeople,
  year: number,
): Promise<{ editions: Earlier[]; places: string[] }> {
  const found = await rows(
    query,
    sql`select edition.number, edition.places, edition.months, ground.base, ground.guarded, (
        select coalesce(json_agg(json_build_object('key', figure.key, 'value', figure.value, 'withheld', figure.withheld)), '[]')
        from ${statisticsFigure} as figure where figure.edition_id = edition.id) as figures
      from ${statisticsEdition} as edition left join ${statisticsGround} as ground on ground.edition_id = edition.id
      where edition.year = ${year} order by edition.number`,
    keptEarlier,
  );
  const places = [...new Set(found.flatMap((one) => one.places))];
  const declared = measures(places);
  const apart = new Set(declared.filter(({ ofPlaces }) => ofPlaces).map(({ name }) => name));
  const isJudged = ({ key }: { key: string }) => !apart.has(key.slice(0, key.indexOf('|')));
  const judged = found.map((one) => ({ ...one, figures: one.figures.filter(isJudged) }));
  return { editions: requireGround(year, judgedOf(declared), judged), places };
}

/** A sum that is guarded as it is kept: older programs know one cell that is taken from others. */
const keptSum = ({ plus, minus: [minus, ...more] = [] }: Earlier['guarded'][number]) => ({
  plus,
  minus,
  ...(more.length > 0 && { more }),
});

export async function keepGround(
  query: Query,
  { tables: { statisticsGround } }: CountedPeople,
  editionId: string,
  { base, guarded }: Pick<Earlier, 'base' | 'guarded'>,
): Promise<void> {
  await query.execute(sql`insert into ${statisticsGround} (edition_id, base, guarded)
    values (${editionId}::uuid, ${JSON.stringify(base)}::text::jsonb, ${JSON.stringify(guarded.map(keptSum))}::text::jsonb)`);
}
