import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, text, uuid } from 'drizzle-orm/pg-core';
import { correction } from '../correction/table.js';
import { CorrectedField } from '../correction/values.js';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { RectificationAsker, RectificationState } from './values.js';

/** That somebody asked to have what is on record corrected, and what was answered. */
export const rectificationRequest = residents.table(
  'rectification_request',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    askedBy: word('asked_by', RectificationAsker).notNull(),
    /** Null where it is none of those that are corrected in the graph. */
    field: word('field', CorrectedField),
    asked: text('asked').notNull(),
    askedAt: moment('asked_at').notNull(),
    state: word('state', RectificationState).notNull().default('OPEN'),
    answeredAt: moment('answered_at'),
    answeredById: uuid('answered_by_id'),
    answeredBySubject: text('answered_by_subject'),
    /** By which correction it was corrected. */
    correctionId: uuid('correction_id'),
    answer: text('answer'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('rectification_request_open').on(table.askedAt, table.id).where(sql`${table.state} = 'OPEN'`),
    index('rectification_request_of_resident').on(table.residentId, table.askedAt.desc(), table.id.desc()),
    foreignKey({
      name: 'rectification_request_by_a_correction_of_that_field',
      columns: [table.correctionId, table.residentId, table.field],
      foreignColumns: [correction.id, correction.residentId, correction.field],
    }),
    check('rectification_request_says_what', sql`length(${table.asked}) between 1 and 2000`),
    check(
      'rectification_request_answered_whole',
      sql`(${table.state} = 'OPEN') = (${table.answeredAt} is null)
        and (${table.answeredAt} is null) = (${table.answeredBySubject} is null)`,
    ),
    check(
      'rectification_request_refused_with_a_reason',
      sql`${table.state} <> 'REFUSED' or ${table.answer} is not null`,
    ),
    check(
      'rectification_request_corrected_by_a_correction',
      sql`case when ${table.state} <> 'CORRECTED' then ${table.correctionId} is null
        when ${table.field} is null then ${table.correctionId} is null and ${table.answer} is not null
        else ${table.correctionId} is not null end`,
    ),
  ],
);
