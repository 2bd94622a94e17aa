import { sql } from 'drizzle-orm';
import { bigint, customType, integer, type pgSchema, text } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.js';

/** A transaction as PostgreSQL numbers it: 64 bits, so that it never begins anew within one server. Kept as its digits. */
const transactionNumber = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/**
 * The place of a row in a feed: rows are read in the order of these three, which no row is put into later. A number from a
 * sequence alone is no such place: who took the smaller one may commit later. The generation is written by triggers
 * (`feed_generation()` of the owner's schema).
 */
export const feedColumns = {
  generation: integer('generation').notNull(),
  xid: transactionNumber('xid').notNull().default(sql`pg_current_xact_id()`),
  id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  recordedAt: moment('recorded_at').notNull().default(sql`now()`),
};

/**
 * In which database, on which server, an owner's feeds were written. Transactions are numbered per server: what was put back into
 * another one, or from an earlier copy, goes on under the next generation.
 */
export const feedGenerationTable = (schema: ReturnType<typeof pgSchema>) =>
  schema.table('feed_generation', {
    generation: integer('generation').primaryKey(),
    cluster: text('cluster').notNull(),
    begunAt: moment('begun_at').notNull().default(sql`now()`),
  });

/**
 * How an owner's feed was folded: of older changes those that a later one says again were taken away. The place is that of the last one
 * of them: whoever stood before it may have missed some.
 */
export const feedFoldTable = (schema: ReturnType<typeof pgSchema>) =>
  schema.table('feed_fold', {
    number: integer('number').primaryKey(),
    generation: integer('generation').notNull(),
    xid: transactionNumber('xid').notNull(),
    id: bigint('id', { mode: 'number' }).notNull(),
    /** How many were taken away, all of which were recorded before a moment. */
    folded: integer('folded').notNull(),
    before: moment('before').notNull(),
    foldedAt: moment('folded_at').notNull().default(sql`now()`),
    foldedBy: text('folded_by').notNull(),
  });
