import { momentText } from '../seed/calendar.js';
import type { Row } from './row.js';

/** What becomes of a row later. Moments are milliseconds since 1970. */
export interface Change {
  at: number;
  /** The columns that change, `updated_at` among them where the table has it. */
  set: Row;
}

/** What becomes of a row at a moment, written down in that moment. */
export const changeAt = (at: number, set: Row): Change => ({
  at,
  set: { ...set, updated_at: momentText(at) },
});

/**
 * A row with the moment at which it comes to be, and what becomes of it. Nothing in it depends on the moment at which it is
 * asked for: so a history goes on day after day, and what was written of a day stays true.
 */
export interface Dated {
  at: number;
  row: Row;
  /** In the order of time. */
  changes?: readonly Change[];
  /** Who begins to look after this moment is not told of it any more: what is old is thinned. */
  leftOutAfter?: number;
}

/** The part of a table that goes on after the calibrated past. */
export interface Onward {
  /** Rows that came after the past. */
  dated(): Iterable<Dated>;
  /** What became of rows of the past, by their identifiers. */
  changes?(): ReadonlyMap<string, readonly Change[]>;
}

function changed(row: Row, changes: readonly Change[] | undefined, until: number): Row {
  let result = row;
  for (const { at, set } of changes ?? []) if (at <= until) result = { ...result, ...set };
  return result;
}

/** A row as it is at a moment at which it is there. */
export const asOf = ({ row, changes }: Pick<Dated, 'row' | 'changes'>, until: number): Row =>
  changed(row, changes, until);

/** Whether who begins to look at a moment is told of a row. */
export const isTold = ({ at, leftOutAfter }: Dated, until: number): boolean =>
  at <= until && (leftOutAfter === undefined || until <= leftOutAfter);

/** Rows of the past with what became of them until a moment, then those that have come since. */
export function* rowsUntil(past: Iterable<Row>, { dated, changes }: Onward, until: number): Generator<Row> {
  const known = changes?.();
  if (!known || known.size === 0) yield* past;
  else for (const row of past) yield changed(row, known.get(row['id'] as string), until);
  for (const one of dated()) if (isTold(one, until)) yield asOf(one, until);
}

/** The same part of a table with more rows. */
export const andAlso = (onward: Onward, more: () => Iterable<Dated>): Onward => ({
  ...onward,
  dated: () => joined(onward.dated(), more()),
});

/** Several sources of dated rows, one after the other. */
export function* joined(...sources: readonly Iterable<Dated>[]): Generator<Dated> {
  for (const source of sources) yield* source;
}
