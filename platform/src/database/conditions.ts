import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** One column against all keys of a batch. One parameter whatever their number: the statement's text, and its plan, stays. */
export const isOneOf = (column: AnyPgColumn | SQL, identifiers: string[]): SQL =>
  sql`${column} = any(${sql.param(identifiers)}::uuid[])`;

/** The same for words. */
export const hasOneOf = (column: AnyPgColumn | SQL, words: string[]): SQL =>
  sql`${column} = any(${sql.param(words)}::text[])`;

/** The moment that was written last: a statement says a dozen times when it is asked. */
let written = { time: Number.NaN, text: '' };

/** A moment as a parameter of hand-written SQL. */
export const at = (moment: Date): SQL => {
  const time = moment.getTime();
  if (time !== written.time) written = { time, text: moment.toISOString() };
  return sql`${written.text}::timestamptz`;
};

/** A key-only pointer to another owner's entity. */
export const pointer = (id: string | null): { id: string } | null => (id === null ? null : { id });
