import { type SQL, sql } from 'drizzle-orm';
import type { Query } from '../database/database.js';
import { conflict, notFound } from '../wire/errors.js';

/**
 * Changes one row if its version is the expected one, and counts the version up.
 * @param table schema and name, e.g. `sql\`owner.thing\``
 * @param values assignments, e.g. `sql\`ends_at = ${at}\``
 * @throws Refusal CONFLICT when the row has moved on, NOT_FOUND when there is none
 */
export async function changeVersion(
  query: Query,
  table: SQL,
  id: string,
  expectedVersion: number,
  values: SQL,
  what: string,
): Promise<void> {
  const changed = await query.execute(
    sql`update ${table} set ${values}, version = version + 1, updated_at = now() where id = ${id} and version = ${expectedVersion} returning id`,
  );
  if (changed.length > 0) return;
  const [row] = (await query.execute(sql`select version from ${table} where id = ${id}`)) as unknown as {
    version: number;
  }[];
  if (!row) throw notFound(what, 'id');
  throw conflict(
    `This ${what} has changed since you read it (it is at version ${row.version} now). Read it again.`,
    'expectedVersion',
  );
}
