import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { copyTable } from './copy.js';
import { FEW, insertRows } from './insert.js';
import { setAside, setIdleTriggersAside } from './set-aside.js';
import type { Table } from './table.js';

const LOCK_NOT_AVAILABLE = '55P03';
const RETRY_MILLISECONDS = 20;

/** One connection of a database's owner. */
export const connect = (url: string): Sql =>
  postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 10,
    fetch_types: false,
    // Row-level security holds for the owner as well; this is how it says that it maintains.
    connection: { 'app.role': 'MAINTENANCE' } as Record<string, string>,
  });

/** A table of which so many rows are expected is filled without its indexes and references, which are built after it. */
const MANY = 20_000;

/** Fills tables one after another. @returns the number of rows of each */
export async function copyTables(
  transaction: TransactionSql,
  tables: readonly Table[],
  onRows: (table: string, count: number) => void,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await takeAll(transaction, tables);
  // PostgreSQL copies into no table whose policies hold for the one who copies. Nobody sees it without: it is the
  // same transaction in which they hold again.
  for (const { name } of tables)
    await transaction`alter table ${transaction(name)} no force row level security`;
  const large = tables.filter(({ expected, atHand }) => !atHand && expected > MANY);
  const putBack = await setAside(
    transaction,
    large.map(({ name }) => name),
  );
  const putTriggersBack = await setIdleTriggersAside(
    transaction,
    tables.map(({ name }) => name),
  );
  for (const table of tables)
    counts[table.name] = await fillTable(transaction, table, (count) => onRows(table.name, count));
  await putTriggersBack();
  await putBack();
  for (const { name } of tables) await transaction`alter table ${transaction(name)} force row level security`;
  return counts;
}

/**
 * Takes all tables at once, or none and tries again. The slices run beside a first load: a chore that reads two tables and a load
 * that takes one after another would wait for each other, and PostgreSQL would end one of them.
 */
async function takeAll(transaction: TransactionSql, tables: readonly Table[]): Promise<void> {
  const names = tables.map(({ name }) => name);
  for (;;) {
    try {
      await transaction.savepoint((all) => all`lock table ${all(names)} in access exclusive mode nowait`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      await pause(RETRY_MILLISECONDS);
    }
  }
}

async function fillTable(
  transaction: TransactionSql,
  table: Table,
  onRows: (count: number) => void,
): Promise<number> {
  if (!table.atHand || table.atHand.length > FEW) return copyTable(transaction, table, onRows);
  await insertRows(transaction, table.name, table.atHand);
  onRows(table.atHand.length);
  return table.atHand.length;
}

/** Tells the planner what the tables hold now. */
export async function analyse(sql: Sql, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) await sql`analyze ${sql(name)}`;
}

/** Whether a table has at least one row. */
export async function hasRows(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql`select exists (select from ${sql(table)}) as found`;
  return row!['found'] as boolean;
}
