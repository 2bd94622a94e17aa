import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { household, resident } from '../../register/table.js';
import { legalRepresentative } from '../../representation/table.js';
import { NO_REPRESENTATIVE, TABLES, TAKEN } from '../rules/columns.js';
import { anonymised } from '../table.js';
import { RetentionClass } from '../values.js';

/** Takes a class of some residents, whose rows are locked, and notes that it is taken. */
export async function anonymise(query: Query, recordClass: RetentionClass, ids: string[]): Promise<void> {
  if (recordClass === 'REPRESENTATION')
    await query
      .insert(legalRepresentative)
      .values({ id: NO_REPRESENTATIVE, fullName: TAKEN, bureau: TAKEN })
      .onConflictDoNothing();
  for (const [table, rule] of Object.entries(TABLES)) {
    if ('nobody' in rule) continue;
    const name = sql`residents.${sql.identifier(table)}`;
    if ('goes' in rule && rule.goes === recordClass)
      await query.execute(sql`delete from ${name} where ${personIn(rule.person, ids)}`);
    const values = 'takes' in rule ? rule.takes[recordClass] : undefined;
    if (values)
      await query.execute(
        sql`update ${name} set ${settingOf(table, values)} where ${personIn(rule.person, ids)}`,
      );
  }
  await query.insert(anonymised).values(ids.map((residentId) => ({ residentId, recordClass })));
}

/** Where a table says of whom a row is. A household is everybody's of it: it goes with the last one. */
function personIn(person = 'resident_id', ids: string[]): SQL {
  const those = sql`any(${sql.param(ids)}::uuid[])`;
  if (person !== 'household') {
    const columns = person.split(' ').map((column) => sql`${sql.identifier(column)} = ${those}`);
    return sql`(${sql.join(columns, sql` or `)})`;
  }
  return sql`${household.id} in (select ${resident.householdId} from ${resident} where ${resident.id} = ${those})
    and not exists (select from ${resident} where ${resident.householdId} = ${household.id} and ${resident.id} <> all(${sql.param(ids)}::uuid[]))`;
}

const VERSIONED = new Set(
  Object.entries(TABLES).flatMap(([table, rule]) =>
    'keeps' in rule && /\bversion\b/.test(rule.keeps) ? [table] : [],
  ),
);

/** Whoever has read the row before changes it no more. */
export const settingOf = (table: string, values: Record<string, string>): SQL =>
  sql.raw(
    Object.entries({
      ...values,
      ...(VERSIONED.has(table) && { version: 'version + 1', updated_at: 'now()' }),
    })
      .map(([column, value]) => `"${column}" = ${value}`)
      .join(', '),
  );

export interface Certificate {
  id: string;
  /** How many residents of each class. */
  counts: Partial<Record<RetentionClass, number>>;
  /** SHA-256 of the list: a line of identifier, blank and class for each, in their order, in hexadecimal. */
  listSha256: string;
}

const counted = z.object({ recordClass: z.enum(RetentionClass), count: z.number() });

/**
 * Puts all that was taken and is under no certificate yet under a new one: also what a run that was killed has taken.
 * @returns undefined when there is nothing
 */
export async function certify(query: Query): Promise<Certificate | undefined> {
  const id = newIdentifier();
  const marked = await query
    .update(anonymised)
    .set({ certificateId: id })
    .where(isNull(anonymised.certificateId))
    .returning({ residentId: anonymised.residentId });
  if (marked.length === 0) return undefined;
  const of = sql`from ${anonymised} where ${anonymised.certificateId} = ${id}`;
  const classes = await rows(
    query,
    sql`select record_class as "recordClass", count(*)::int as count ${of} group by 1 order by 1`,
    counted,
  );
  const [list] = await rows(
    query,
    sql`select encode(sha256(convert_to(string_agg(resident_id || ' ' || record_class || chr(10), ''
      order by resident_id, record_class collate "C"), 'UTF8')), 'hex') as sha256 ${of}`,
    z.object({ sha256: z.string() }),
  );
  const counts = Object.fromEntries(classes.map(({ recordClass, count }) => [recordClass, count]));
  return { id, counts, listSha256: list!.sha256 };
}
