import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { resident, stay } from '../register/table.js';
import { residents } from '../table.js';
import { TransferState } from './values.js';

/** That a resident moves from one centre to another: asked by the one, agreed to by the other, completed by the arrival. */
export const transfer = residents.table(
  'transfer',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    /** The stay that ends with it. */
    stayId: uuid('stay_id')
      .notNull()
      .references(() => stay.id),
    fromCentreId: uuid('from_centre_id').notNull(),
    toCentreId: uuid('to_centre_id').notNull(),
    // As people know them: who works at one centre does not see the other.
    fromCentreCode: text('from_centre_code').notNull(),
    toCentreCode: text('to_centre_code').notNull(),
    state: word('state', TransferState).notNull().default('REQUESTED'),
    reason: text('reason').notNull(),
    plannedOn: date('planned_on').notNull(),
    requestedAt: moment('requested_at').notNull(),
    requestedById: uuid('requested_by_id'),
    /** When, by whom and why it was agreed to, declined or withdrawn, the last of these. */
    decidedAt: moment('decided_at'),
    decidedById: uuid('decided_by_id'),
    decidedBySubject: text('decided_by_subject'),
    decisionReason: text('decision_reason'),
    /** When the resident arrived: the end of one stay and the beginning of the next. */
    arrivedAt: moment('arrived_at'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    uniqueIndex('transfer_one_at_a_time')
      .on(table.residentId)
      .where(sql`${table.state} in ('REQUESTED', 'AGREED')`),
    index('transfer_of_resident').on(table.residentId, table.requestedAt.desc(), table.id.desc()),
    index('transfer_to_centre')
      .on(table.toCentreId, table.requestedAt.desc(), table.id.desc())
      .where(sql`${table.state} in ('REQUESTED', 'AGREED')`),
    index('transfer_from_centre').on(table.fromCentreId, table.requestedAt.desc(), table.id.desc()),
    check('transfer_to_another_centre', sql`${table.fromCentreId} <> ${table.toCentreId}`),
    check('transfer_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
    check(
      'transfer_decided_when_not_asked',
      sql`(${table.state} = 'REQUESTED') = (${table.decidedAt} is null)`,
    ),
    check(
      'transfer_refused_with_a_reason',
      sql`(${table.state} in ('DECLINED', 'WITHDRAWN')) = (${table.decisionReason} is not null)`,
    ),
    check(
      'transfer_completed_by_an_arrival',
      sql`(${table.state} = 'COMPLETED') = (${table.arrivedAt} is not null)`,
    ),
    check(
      'transfer_agreed_by_another',
      sql`${table.state} not in ('AGREED', 'COMPLETED') or ${table.decidedBySubject} is distinct from ${table.recordedBySubject}`,
    ),
  ],
);
