import { identifier, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { resident, stay } from '../register/table.js';
import { DepartureReason } from '../register/values.js';
import { residents } from '../table.js';

/**
 * A departure that was taken back: what had been said of it, and why it was wrong. Rows are added and never changed, and no
 * departure is taken back without one: see the migration.
 */
export const undoneDeparture = residents.table(
  'undone_departure',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    stayId: uuid('stay_id')
      .notNull()
      .references(() => stay.id),
    departedAt: moment('departed_at').notNull(),
    departureReason: word('departure_reason', DepartureReason).notNull(),
    /** When the departure was recorded. */
    recordedAt: moment('recorded_at').notNull(),
    undoneAt: moment('undone_at').notNull(),
    undoneById: uuid('undone_by_id'),
    reason: text('reason').notNull(),
    ...provenance,
  },
  (table) => [
    index('undone_departure_of_resident').on(table.residentId, table.undoneAt.desc(), table.id.desc()),
    check(
      'undone_departure_within_a_day',
      sql`${table.undoneAt} - ${table.recordedAt} <= interval '24 hours'`,
    ),
    check('undone_departure_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
  ],
);
