import type { Cell, Row } from './table.js';

// Written by hand: COPY's text format is three rules long, and what npm offers for it writes CSV or takes a driver of its own.

const SPECIAL = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const DASH = 45;
/** Identifiers and moments, which are most of what is copied, are known by their form to have nothing to escape. */
const isPlain = (text: string): boolean =>
  (text.length === 36 &&
    text.charCodeAt(8) === DASH &&
    text.charCodeAt(13) === DASH &&
    text.charCodeAt(23) === DASH) ||
  (text.length === 24 &&
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(23) === 90);

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : text;

const arrayText = (list: readonly string[]): string =>
  `{${list.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return isPlain(cell) ? cell : escaped(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return escaped(arrayText(cell));
}

/** A row as COPY's text format wants it, with its line end. */
export function rowText(columns: readonly string[], row: Row): string {
  let text = '';
  for (let index = 0; index < columns.length; index += 1) {
    const cell = row[columns[index]!];
    if (cell === undefined) throw new Error(`A row has no ${columns[index]}.`);
    text += (index === 0 ? '' : '\t') + cellText(cell);
  }
  return `${text}\n`;
}
