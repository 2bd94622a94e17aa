import { identifier, moment, provenance, verification, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { PresenceStatus } from './values.js';

/** One answer to "is the resident here?" at one moment. Never edited: a correction is a new check. */
export const presence = residents.table(
  'presence',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    centreId: uuid('centre_id').notNull(),
    checkedAt: moment('checked_at').notNull(),
    status: word('status', PresenceStatus).notNull(),
    checkedById: uuid('checked_by_id'),
    /** When and why it was found to be wrong; it stays on record and counts no longer. */
    voidedAt: moment('voided_at'),
    voidingReason: text('voiding_reason'),
    ...verification,
    ...provenance,
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (table) => [
    uniqueIndex('presence_once_at_a_time')
      .on(table.residentId, table.checkedAt)
      .where(sql`${table.voidedAt} is null`),
    check('presence_voided_with_reason', sql`(${table.voidedAt} is null) = (${table.voidingReason} is null)`),
    index('presence_latest').on(table.residentId, table.checkedAt.desc(), table.id.desc()),
    index('presence_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
  ],
);
