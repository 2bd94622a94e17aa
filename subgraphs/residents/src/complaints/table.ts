import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { ComplaintCategory, ComplaintChannel, ComplaintState } from './values.js';

/** What somebody complained of, or said. Who it was is kept only where that was wished. */
export const complaint = residents.table(
  'complaint',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    category: word('category', ComplaintCategory).notNull(),
    channel: word('channel', ComplaintChannel).notNull(),
    language: text('language').notNull(),
    text: text('text').notNull(),
    state: word('state', ComplaintState).notNull().default('RECEIVED'),
    receivedAt: moment('received_at').notNull(),
    acknowledgeBy: moment('acknowledge_by').notNull(),
    /** Who complains, if that is to be known. */
    residentId: uuid('resident_id').references(() => resident.id),
    /** About whom of the staff. */
    aboutStaffId: uuid('about_staff_id'),
    /** Of the code by which it is followed: the code itself was told once. */
    codeHash: text('code_hash').notNull().unique('complaint_code_once'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('complaint_of_centre').on(table.centreId, table.receivedAt.desc(), table.id.desc()),
    index('complaint_of_resident').on(table.residentId).where(sql`${table.residentId} is not null`),
    check(
      'complaint_of_abuse_points_at_nobody',
      sql`${table.category} <> 'SEXUAL_EXPLOITATION_OR_ABUSE'
      or (${table.residentId} is null and ${table.aboutStaffId} is null)`,
    ),
    check('complaint_has_a_text', sql`length(${table.text}) between 1 and 4000`),
  ],
);

/** What was done about a complaint. Rows are added and never changed. */
export const complaintStep = residents.table(
  'complaint_step',
  {
    id: identifier(),
    complaintId: uuid('complaint_id')
      .notNull()
      .references(() => complaint.id),
    /** Repeats that of the complaint. */
    residentId: uuid('resident_id').references(() => resident.id),
    step: word('step', ComplaintState).notNull(),
    takenAt: moment('taken_at').notNull(),
    takenById: uuid('taken_by_id'),
    text: text('text'),
    ...provenance,
  },
  (table) => [
    index('complaint_step_of_complaint').on(table.complaintId, table.takenAt),
    check('complaint_step_says_what', sql`(${table.step} = 'ACKNOWLEDGED') or ${table.text} is not null`),
    check('complaint_step_follows_the_receipt', sql`${table.step} <> 'RECEIVED'`),
  ],
);

/** Codes that somebody gave and that no complaint has: who gives too many waits. */
export const complaintMiss = residents.table(
  'complaint_miss',
  {
    id: identifier(),
    principal: text('principal').notNull(),
    missedAt: moment('missed_at').notNull(),
  },
  (table) => [index('complaint_miss_of_asker').on(table.principal, table.missedAt)],
);
