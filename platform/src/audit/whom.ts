import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Request } from '../context.js';
import { rows } from '../database/rows.js';

type Writing = Pick<Request, 'owner' | 'database' | 'judge' | 'trail'>;

/**
 * Finds of whom the records are that refused writes of this request named, so that their events name people. It asks as the
 * one who was refused: what row-level security hides stays without a person, as what does not exist. It never throws: the
 * refusal is told and kept in any case.
 */
export async function findWhom({ owner, database, judge, trail }: Writing): Promise<void> {
  const records = trail.refusedRecords;
  if (records.size === 0) return;
  const { recordInputs } = judge.table;
  // What the refused write has read is not what is so now.
  await database.close();
  for (const [name, ids] of records) {
    const { table, people, seenIn } = recordInputs[name]!;
    const schema = sql.identifier(owner);
    const isSeen = seenIn
      ? sql`exists (select from ${schema}.${sql.identifier(seenIn)} who where who.id = ${sql.identifier(people[0]!)})`
      : sql`true`;
    const columns = sql.join(
      people.map((column) => sql.identifier(column)),
      sql`, `,
    );
    try {
      const query = await database.read();
      const found = await rows(
        query,
        sql`
          select id, array_remove(array[${columns}], null) as people
          from ${schema}.${sql.identifier(table)}
          where id = any(${sql.param(ids)}::uuid[]) and ${isSeen}`,
        z.object({ id: z.string(), people: z.array(z.string()) }),
      );
      for (const row of found) trail.isAbout(row.id, row.people);
    } catch {
      // What refused the write may be what is missing now, such as the database.
    }
  }
}
