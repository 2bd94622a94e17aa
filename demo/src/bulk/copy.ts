import { copyTexts } from '@mrrm/platform/database/copy';
import { type Column, rowText } from '@mrrm/platform/database/copy-text';
import type { TransactionSql } from 'postgres';
import type { Row, Table } from './table.js';

const CHUNK_CHARACTERS = 256 * 1024;

/** A table's columns of some names, in their order. */
async function columnsOf(
  transaction: TransactionSql,
  table: string,
  names: readonly string[],
): Promise<Column[]> {
  const plain = await transaction`
    select attname as name from pg_attribute
    where attrelid = ${table}::text::regclass and atttypid in ('uuid'::regtype, 'timestamptz'::regtype, 'date'::regtype)`;
  const isPlain = new Set(plain.map(({ name }) => name as string));
  return names.map((name) => ({ name, isPlain: isPlain.has(name) }));
}

function* chunksOf(
  columns: readonly Column[],
  first: Row,
  rest: Iterator<Row>,
  onRows: (count: number) => void,
): Generator<string> {
  let text = '';
  let count = 0;
  for (let row: IteratorResult<Row> = { value: first }; !row.done; row = rest.next()) {
    text += rowText(columns, row.value);
    count += 1;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    onRows(count);
    text = '';
    count = 0;
  }
  yield text;
  onRows(count);
}

/**
 * Copies a table's rows into the database while they are made; the slower side sets the pace, so memory stays flat.
 * @param onRows told how many more rows have gone
 * @returns the number of rows
 */
export async function copyTable(
  transaction: TransactionSql,
  table: Table,
  onRows: (count: number) => void,
): Promise<number> {
  const rows = table.rows()[Symbol.iterator]();
  const first = rows.next();
  if (first.done) return 0;
  const names = Object.keys(first.value);
  const columns = await columnsOf(transaction, table.name, names);
  let total = 0;
  const count = (more: number) => {
    total += more;
    onRows(more);
  };
  await copyTexts(transaction, table.name, names, chunksOf(columns, first.value, rows, count));
  return total;
}
