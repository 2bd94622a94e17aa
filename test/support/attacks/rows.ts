import type { Sql } from 'postgres';
import { OWNERS, type Owner } from '../../../start/dist/owners.js';

/**
 * Tables that may grow when a write is refused: what was tried or asked is part of the record, what others said is remembered, who has departed among it, and names
 * that are there already are folded beside it.
 */
const RECORDS = /audit|idempotency|known_|cohort|followed|departed|name_to|complaint_miss/;

/** The number of rows of every table of every owner but the records of what was tried. */
export async function countRows(owners: Record<Owner, Sql>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const owner of OWNERS) {
    const sql = owners[owner];
    const tables = await sql`select table_schema, table_name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    for (const { table_schema, table_name } of tables) {
      if (RECORDS.test(table_name)) continue;
      const [row] = await sql`select count(*)::int as rows from ${sql(table_schema)}.${sql(table_name)}`;
      counts[`${table_schema}.${table_name}`] = row!['rows'];
    }
  }
  return counts;
}
