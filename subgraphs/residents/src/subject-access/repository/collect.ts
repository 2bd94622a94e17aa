import type { AccessEvent } from '@mrrm/platform/audit/access-event';
import { wholeHistory } from '@mrrm/platform/audit/history';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { TABLES } from '../../retention/rules/columns.js';

/** Rows as the database holds them, by column. */
export type KeptRow = Record<string, unknown>;

/** All that this slice has on record about one person, and what was done with it. */
export interface Kept {
  /** By table; one of which no row speaks of the person is left out. */
  records: Record<string, KeptRow[]>;
  /** The first act first. */
  history: AccessEvent[];
}

/** What is made of a name to find it, what the owner notes for itself, and that two people are two: it speaks of another. */
const NOT_HANDED_OUT = new Set(['name_token', 'name_to_fold', 'legal_hold', 'told_apart']);

/** Every table that retention says speaks of a person: a new one is handed out, too. */
const TABLES_OF_PEOPLE = Object.entries(TABLES).flatMap(([table, rule]) =>
  'nobody' in rule || NOT_HANDED_OUT.has(table) ? [] : [{ table, person: rule.person ?? 'resident_id' }],
);

const shape = z.object({ row: z.record(z.string(), z.unknown()) });

/**
 * Reads everything about one person in one snapshot.
 * @returns undefined when nobody is on record under the identifier
 */
export async function collect(query: Query, residentId: string): Promise<Kept | undefined> {
  const records: Kept['records'] = {};
  for (const { table, person } of TABLES_OF_PEOPLE) {
    const name = sql`residents.${sql.identifier(table)}`;
    const which =
      person === 'household'
        ? sql`kept.id = (select household_id from residents.resident where id = ${residentId}::uuid)`
        : sql`${residentId}::uuid in (${sql.join(
            person.split(' ').map((column) => sql`kept.${sql.identifier(column)}`),
            sql`, `,
          )})`;
    const row =
      table === 'representation'
        ? sql`to_jsonb(kept) || (select jsonb_build_object('full_name', full_name, 'bureau', bureau)
            from residents.legal_representative where id = kept.legal_representative_id)`
        : sql`to_jsonb(kept)`;
    const found = await rows(
      query,
      sql`select ${row} as row from ${name} as kept where ${which} order by 1`,
      shape,
    );
    if (found.length > 0) records[table] = found.map((one) => one.row);
  }
  if (!records['resident']) return undefined;
  return { records, history: await wholeHistory(query, 'residents', residentId) };
}
