import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import type { CountedPeople } from './owner.js';
import type { Earlier } from './past.js';

const keptEarlier = z.object({
  places: z.array(z.string()),
  months: z.number(),
  base: z.array(z.tuple([z.string(), z.number()])),
  guarded: z.array(z.object({ plus: z.array(z.string()), minus: z.string().exactOptional() })),
  figures: z.array(
    z.object({
      key: z.string(),
      value: z.number().nullable(),
      withheld: z.enum(['SMALL', 'COMPLEMENT', 'DOMINANCE']).nullable(),
    }),
  ),
});

/** All editions of a year with what they stood on and the places that they tell apart, the first one first. @throws Error when one was kept without it */
export async function earlierEditions(
  query: Query,
  { tables: { statisticsEdition, statisticsFigure, statisticsGround } }: CountedPeople,
  year: number,
): Promise<{ editions: Earlier[]; places: string[] }> {
  const editions = await rows(
    query,
    sql`select edition.places, edition.months, ground.base, ground.guarded, (
        select json_agg(json_build_object('key', figure.key, 'value', figure.value, 'withheld', figure.withheld))
        from ${statisticsFigure} as figure where figure.edition_id = edition.id) as figures
      from ${statisticsEdition} as edition left join ${statisticsGround} as ground on ground.edition_id = edition.id
      where edition.year = ${year} order by edition.number`,
    keptEarlier,
  );
  return { editions, places: [...new Set(editions.flatMap(({ places }) => places))] };
}

export async function keepGround(
  query: Query,
  { tables: { statisticsGround } }: CountedPeople,
  editionId: string,
  { base, guarded }: Pick<Earlier, 'base' | 'guarded'>,
): Promise<void> {
  await query.execute(sql`insert into ${statisticsGround} (edition_id, base, guarded)
    values (${editionId}::uuid, ${JSON.stringify(base)}::text::jsonb, ${JSON.stringify(guarded)}::text::jsonb)`);
}
