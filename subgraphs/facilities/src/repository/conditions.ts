import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { placement } from '../tables.js';

/** One parameter whatever the number of values: the statement's text, and with it its plan, stays the same. */
export const isOneOf = (column: AnyPgColumn | SQL, identifiers: string[]): SQL =>
  sql`${column} = any(${sql.param(identifiers)}::uuid[])`;

export const hasOneOf = (column: AnyPgColumn, words: string[]): SQL =>
  sql`${column} = any(${sql.param(words)}::text[])`;

/** A moment as a parameter of hand-written SQL. */
export const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;

/** Whether a placement holds at a moment: its start included, its end not. */
export const holdsAt = (moment: Date): SQL =>
  sql`(${placement.startsAt} <= ${at(moment)} and (${placement.endsAt} is null or ${placement.endsAt} > ${at(moment)}))`;
