import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import { conflict, notFound } from '../wire/errors.js';

/** Which row changes, and at which version it was read. */
export interface Versioned {
  id: string;
  expectedVersion: number;
}

/** A table whose rows count their changes. */
type VersionedTable = PgTable & { id: AnyPgColumn; version: AnyPgColumn };

/**
 * Changes one row if its version is the expected one, and counts the version up.
 * @param values what changes; what is absent stays. Without any the version alone is taken, as a lock
 * @throws Refusal CONFLICT when the row has moved on, NOT_FOUND when there is none
 */
export async function changeRow<Table extends VersionedTable>(
  query: Query,
  table: Table,
  { id, expectedVersion }: Versioned,
  values: PgUpdateSetSource<Table>,
  what: string,
): Promise<void> {
  const changed = await query
    .update(table)
    .set({ ...values, version: sql`${table.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(table.id, id), eq(table.version, expectedVersion)))
    .returning({ id: table.id });
  if (changed.length === 0) await refuse(query, sql`${table}`, id, what);
}

/**
 * The same for a table that is known by its name alone.
 * @param table schema and name, e.g. `sql\`owner.thing\``
 * @param values assignments, e.g. `sql\`ends_at = ${at}\``
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
  if (changed.length === 0) await refuse(query, table, id, what);
}

/**
 * Checks a version that is known from a row that was read under a lock.
 * @throws Refusal CONFLICT when the row has moved on
 */
export function mustBeAt({ version }: { version: number }, expectedVersion: number, what: string): void {
  if (version !== expectedVersion) throw movedOn(version, what);
}

const movedOn = (version: number, what: string) =>
  conflict(
    `This ${what} has changed since you read it (it is at version ${version} now). Read it again.`,
    'expectedVersion',
  );

async function refuse(query: Query, table: SQL, id: string, what: string): Promise<never> {
  const statement = sql`select version from ${table} where id = ${id}`;
  const [row] = await rows(query, statement, z.object({ version: z.number() }));
  if (!row) throw notFound(what, 'id');
  throw movedOn(row.version, what);
}
