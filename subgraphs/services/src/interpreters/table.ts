import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { session } from '../sessions/table.js';
import { services } from '../table.js';
import { BookingState } from './values.js';

/** An interpreter booked for a time. One interpreter, one booking at a time: see the migration. */
export const interpreterBooking = services.table(
  'interpreter_booking',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    interpreterId: uuid('interpreter_id').notNull(),
    residentId: uuid('resident_id'),
    sessionId: uuid('session_id').references(() => session.id),
    language: text('language').notNull(),
    /** Why an interpreter is booked who does not speak it; null when that is not so. */
    languageException: text('language_exception'),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    state: word('state', BookingState).notNull().default('BOOKED'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('interpreter_booking_at_centre').on(table.centreId, table.startsAt.desc(), table.id.desc()),
    index('interpreter_booking_ahead')
      .on(table.residentId, table.endsAt)
      .where(sql`${table.state} = 'BOOKED'`),
    index('interpreter_booking_of_interpreter').on(table.interpreterId, table.startsAt),
    index('interpreter_booking_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    check('interpreter_booking_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);
