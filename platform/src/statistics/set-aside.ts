import { sql } from 'drizzle-orm';
import type { Query } from '../database/database.js';
import type { CountedPeople } from './owner.js';

/**
 * Takes all editions of a year away, so that the next one is judged as though there had been none. For the owner of the tables alone, whom their
 * policies let do so: what was told cannot be called back from whoever has read it.
 * @returns how many there were
 */
export async function setAside(
  query: Query,
  { tables: { statisticsEdition, statisticsFigure, statisticsGround } }: CountedPeople,
  year: number,
): Promise<number> {
  const ofYear = sql`(select id from ${statisticsEdition} where year = ${year}::int)`;
  for (const table of [statisticsFigure, statisticsGround])
    await query.execute(sql`delete from ${table} where edition_id in ${ofYear}`);
  const taken = await query.execute(
    sql`delete from ${statisticsEdition} where year = ${year}::int returning id`,
  );
  return taken.length;
}
