import type { TransactionSql } from 'postgres';
import { copyTable } from '../bulk/copy.js';
import { FEW, insertRows } from '../bulk/insert.js';
import type { Row } from '../bulk/table.js';
import type { Changed } from './difference.js';

/**
 * Adds rows, but for those that cannot stand beside what is there: people's rows come first.
 * @returns how many were added
 */
export async function addRows(
  transaction: TransactionSql,
  table: string,
  rows: readonly Row[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.keys(rows[0]!);
  const [name, staging, list] = [transaction(table), transaction('staging'), transaction(columns)];
  // Rows come in over a table of nobody's: COPY itself knows no way round a row that is there already.
  await transaction`create temporary table ${staging} as select ${list} from ${name} with no data`;
  const expected = rows.length;
  if (expected <= FEW) await insertRows(transaction, 'staging', rows);
  else await copyTable(transaction, { name: 'staging', rows: () => rows, expected }, () => {});
  const { count } = await transaction`
    insert into ${name} (${list}) select ${list} from ${staging} on conflict do nothing`;
  await transaction`drop table ${staging}`;
  return count;
}

/** What the database carries along by itself, of rows that go where their resident goes. */
const CARRIED = new Set(['centre_id', 'reach_zone', 'reach_case_manager']);
const isCarried = (row: Row, column: string): boolean => 'reach_zone' in row && CARRIED.has(column);

/**
 * Tells rows what became of them, but for those that somebody has changed since: they are no longer as they were written.
 * @returns the identifiers of those that were told
 */
export async function changeRows(
  transaction: TransactionSql,
  table: string,
  changed: readonly Changed[],
): Promise<Set<string>> {
  if (changed.length === 0) return new Set();
  const columns = new Set<string>();
  for (const { before, after } of changed)
    for (const [column, value] of Object.entries(after))
      if (value !== before[column] && !isCarried(before, column)) columns.add(column);
  if (columns.size === 0) return new Set();
  const name = transaction(table);
  const set = [...columns].map((column) => transaction`${transaction(column)} = told.${transaction(column)}`);
  const assignments = set.reduce((all, one) => transaction`${all}, ${one}`);
  const after = JSON.stringify(changed.map((one) => one.after));
  const before = JSON.stringify(changed.map(({ before: { id, updated_at } }) => ({ id, updated_at })));
  const told = await transaction`
    update ${name} as kept set ${assignments}, version = kept.version + 1
    from jsonb_populate_recordset(null::${name}, ${after}::text::jsonb) as told
    join jsonb_to_recordset(${before}::text::jsonb) as written (id uuid, updated_at timestamptz) on written.id = told.id
    where kept.id = told.id and kept.updated_at = written.updated_at
    returning kept.id`;
  return new Set(told.map(({ id }) => id as string));
}
