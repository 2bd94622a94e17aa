import { withoutFormula } from '../src/csv/formula.js';
import { textOf } from './cell-text.js';
import type { Json } from './json.js';
import type { Table } from './table.js';

const field = (value: Json): string => {
  // Moments stay as they came: a file is read where another clock hangs on the wall.
  const text = typeof value === 'string' ? value : textOf(value);
  const safe = typeof value === 'number' ? text : withoutFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as comma-separated values (RFC 4180), with the names of the columns in its first line. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns.map(field), ...rows.map((row) => row.map((cell) => field(cell?.value ?? null)))]
    .map((line) => `${line.join(',')}\r\n`)
    .join('');
