import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';

/**
 * Begins the next generation of an owner's feeds, where it has some: whoever has read what an earlier copy does not hold begins
 * again. A copy in another database begins one by itself; that the files of the very same one were put back, nothing in it tells.
 */
export async function beginGeneration(query: Query, owner: string): Promise<void> {
  const schema = sql.identifier(owner);
  const [kept] = await rows(
    query,
    sql`select to_regclass(${`${owner}.feed_generation`}) is not null as found`,
    z.object({ found: z.boolean() }),
  );
  if (!kept?.found) return;
  await query.execute(sql`insert into ${schema}.feed_generation (generation, cluster)
    select coalesce(max(generation), 0) + 1, ${schema}.feed_cluster() from ${schema}.feed_generation`);
}
