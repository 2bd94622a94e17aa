import type { KeptEvent } from '@mrrm/platform/audit/event';
import { type Kept, readKept } from '@mrrm/platform/audit/kept';
import { columnsOfKept } from '@mrrm/platform/audit/kept-rows';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';

/** An event with its place in the chain. */
export type AuditEvent = KeptEvent & { sequence: number };

/** The columns of every link of an owner's audit, the first one first. */
export async function keptRows(sql: Sql, owner: string): Promise<(Kept & { sequence: number })[]> {
  const columns = new PgDialect().sqlToQuery(columnsOfKept(owner)).sql;
  return sql.unsafe(
    `select sequence::int as sequence, ${columns} from ${owner}.audit_event order by sequence`,
  ) as never;
}

/** Every event of an owner's audit as the program reads it, the first one first. */
export async function auditEvents(sql: Sql, owner: string): Promise<AuditEvent[]> {
  return (await keptRows(sql, owner)).map((row) => ({ ...readKept(row), sequence: row.sequence }));
}
