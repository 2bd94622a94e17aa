import { type Onward, rowsUntil } from './dated.js';
import type { Row } from './row.js';

export type { Cell, Row } from './row.js';

/** Rows of one table, made while they are copied. */
export interface Table {
  /** With its schema, for example `facilities.bed`. */
  name: string;
  rows(): Iterable<Row>;
  /** The rows, when they are at hand and not made one by one. */
  atHand?: readonly Row[];
  /** About how many rows will come: for the progress display only. */
  expected: number;
  /** Where the table goes on after the past: how, and its rows of the past alone. */
  goesOn?: { past(): Iterable<Row>; onward: Onward };
}

/** A table whose rows are at hand. */
export const tableOf = (name: string, rows: readonly Row[]): Table => ({
  name,
  rows: () => rows,
  atHand: rows,
  expected: rows.length,
});

/** A table of the past that goes on until a moment. */
export const goingOn = ({ name, rows, expected }: Table, onward: Onward, until: number): Table => ({
  name,
  rows: () => rowsUntil(rows(), onward, until),
  expected: expected * 1.3,
  goesOn: { past: rows, onward },
});
