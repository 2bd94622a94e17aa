import { identifier, lifecycle, moment, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { RetentionClass } from './values.js';

/**
 * For how many months after the last departure a class is kept as that person's, on which ground. Rows are added and never changed:
 * the latest that is valid already is in force, and the others are what was in force before.
 */
export const retentionRule = residents.table(
  'retention_rule',
  {
    recordClass: word('record_class', RetentionClass).notNull(),
    validFrom: moment('valid_from').notNull(),
    months: integer('months').notNull(),
    ground: text('ground').notNull(),
    /** Where the period stands, or who assumed it. */
    source: text('source').notNull(),
    /** Nobody who may decide it has done so yet. */
    assumed: boolean('assumed').notNull(),
    saidBy: text('said_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recordClass, table.validFrom] }),
    check('retention_rule_months', sql`${table.months} between 1 and 1200`),
    check('retention_rule_has_a_ground', sql`length(${table.ground}) > 0 and length(${table.source}) > 0`),
  ],
);

/** Nothing of this resident is taken while it holds: a court, an inquiry or the person needs it. */
export const legalHold = residents.table(
  'legal_hold',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    reason: text('reason').notNull(),
    placedAt: moment('placed_at').notNull().default(sql`now()`),
    placedBy: text('placed_by').notNull(),
    liftedAt: moment('lifted_at'),
    liftedBy: text('lifted_by'),
    liftingReason: text('lifting_reason'),
    ...lifecycle,
  },
  (table) => [
    uniqueIndex('legal_hold_once_at_a_time').on(table.residentId).where(sql`${table.liftedAt} is null`),
    check('legal_hold_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
    check(
      'legal_hold_lifted_whole',
      sql`(${table.liftedAt} is null) = (${table.liftedBy} is null) and (${table.liftedAt} is null) = (${table.liftingReason} is null)`,
    ),
  ],
);

/** What was taken of whom, and under which certificate: what stands here is not taken again. */
export const anonymised = residents.table(
  'anonymised',
  {
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    recordClass: word('record_class', RetentionClass).notNull(),
    anonymisedAt: moment('anonymised_at').notNull().default(sql`now()`),
    /** Null until the run that took it has come to its end, or a later one has. */
    certificateId: uuid('certificate_id'),
  },
  (table) => [
    primaryKey({ columns: [table.residentId, table.recordClass] }),
    index('anonymised_not_certified').on(table.residentId).where(sql`${table.certificateId} is null`),
  ],
);
