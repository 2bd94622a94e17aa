// Written by hand: COPY's text format is three rules long, and what npm offers for it writes CSV or takes a driver of its own.

/** A value of a row that is copied. A list becomes a PostgreSQL array. */
export type Cell = string | number | boolean | null | readonly string[];

/** A column of a table that is copied. */
export interface Column {
  name: string;
  /** No value of its type has a character that COPY reads as something else: an identifier, a moment, a day. */
  isPlain: boolean;
}

const SPECIAL = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : text;

const arrayText = (list: readonly string[]): string =>
  `{${list.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

function cellText(cell: Cell, isPlain: boolean): string {
  if (cell === null) return '\\N';
  // To look into a text that was just put together costs more than to copy it: so it is done where it has to be.
  if (typeof cell === 'string') return isPlain ? cell : escaped(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return escaped(arrayText(cell));
}

/** A row as COPY's text format wants it, with its line end. */
export function rowText(columns: readonly Column[], row: Readonly<Record<string, Cell>>): string {
  let text = '';
  for (let index = 0; index < columns.length; index += 1) {
    const { name, isPlain } = columns[index]!;
    const cell = row[name];
    if (cell === undefined) throw new Error(`A row has no ${name}.`);
    text += index === 0 ? cellText(cell, isPlain) : `\t${cellText(cell, isPlain)}`;
  }
  return `${text}\n`;
}
