import { textOf } from './cell-text.js';
import type { Json } from './json.js';
import type { Table } from './table.js';

/** A spreadsheet runs what begins like this as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const field = (value: Json): string => {
  // Moments stay as they came: a file is read where another clock hangs on the wall.
  const text = typeof value === 'string' ? value : textOf(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as comma-separated values (RFC 4180), with the names of the columns in its first line. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns.map(field), ...rows.map((row) => row.map((cell) => field(cell?.value ?? null)))]
    .map((line) => `${line.join(',')}\r\n`)
    .join('');
