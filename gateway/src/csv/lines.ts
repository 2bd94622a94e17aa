import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { withoutFormula } from './formula.js';
import type { Column, Table } from './table.js';

/** Between the values of a list that is one place of a row. */
const BETWEEN = ';';

/**
 * What stands on a way through an answer. Lists on it become one text.
 * @returns null where anything on the way is
 */
function valueAt(value: unknown, path: readonly string[], from = 0): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => String(valueAt(one, path, from) ?? '')).join(BETWEEN);
  if (from === path.length) return value;
  return valueAt((value as Record<string, unknown>)[path[from]!], path, from + 1);
}

/** The rows of an answer; null when the list itself is. */
export function rowsOf(data: unknown, { rows }: Table): readonly unknown[] | null {
  const list = rows.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | null)?.[step] ?? null,
    data,
  );
  return Array.isArray(list) ? list : null;
}

/**
 * An answer as CSV (RFC 4180, UTF-8), made as fast as it is read. A place without a value is empty, an empty text is `""`; a text that a
 * spreadsheet would run begins with an apostrophe.
 * @param hashtags of each column, for the second line; none by default
 */
export function linesOf(data: unknown, table: Table, hashtags?: readonly string[]): Readable {
  const lines = stringify({
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
    cast: {
      boolean: String,
      number: String,
      string: (text) => (text === '' ? { value: '', quoted_empty: true } : withoutFormula(text)),
    },
  });
  return Readable.from(cells(data, table, hashtags)).pipe(lines);
}

function* cells(data: unknown, table: Table, hashtags: readonly string[] | undefined): Generator<unknown[]> {
  const { columns } = table;
  yield columns.map(({ name }) => name);
  // An empty place says that the column has none.
  if (hashtags) yield hashtags.map((hashtag) => hashtag || null);
  const around = new Map<Column, unknown>(
    columns.filter(({ isInRow }) => !isInRow).map((column) => [column, valueAt(data, column.path)]),
  );
  for (const row of rowsOf(data, table) ?? [])
    yield columns.map((column) => (column.isInRow ? valueAt(row, column.path) : around.get(column)));
}
