import { sql } from 'drizzle-orm';
import { index, jsonb, type pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { identifier, moment, Verification, word } from '../database/columns.js';

/** What a slice keeps for the time when the owner of the agreements cannot be asked. */
export const agreementTables = (schema: ReturnType<typeof pgSchema>) => ({
  /** What was last agreed at each place, as its owner said. */
  knownAgreement: schema.table('known_agreement', {
    place: uuid('place').primaryKey(),
    terms: jsonb('terms').notNull(),
    knownAt: moment('known_at').notNull(),
  }),
  /** What was done on the strength of the last known agreement: it is judged again when the owner answers. */
  unverifiedAct: schema.table(
    'unverified_act',
    {
      id: identifier(),
      operation: text('operation').notNull(),
      place: uuid('place').notNull(),
      functions: text('functions').array().notNull(),
      organisation: text('organisation').notNull(),
      at: moment('at').notNull(),
      agreementId: uuid('agreement_id').notNull(),
      recordId: uuid('record_id'),
      state: word('state', Verification).notNull().default('UNVERIFIED'),
      reason: text('reason'),
      settledAt: moment('settled_at'),
      createdAt: moment('created_at').notNull().default(sql`now()`),
    },
    (table) => [
      index('unverified_act_of_record').on(table.recordId),
      index('unverified_act_open').on(table.id).where(sql`${table.state} = 'UNVERIFIED'`),
    ],
  ),
});
