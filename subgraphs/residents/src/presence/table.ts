import { identifier, moment, provenance, verification, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { PresenceOccasion, PresenceStatus } from './values.js';

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
    occasion: word('occasion', PresenceOccasion).notNull().default('CHECK'),
    /** Until when somebody has leave; null where nobody said. */
    expectedBackAt: moment('expected_back_at'),
    /** When and why it was found to be wrong; it stays on record and counts no longer. */
    voidedAt: moment('voided_at'),
    voidingReason: text('voiding_reason'),
    voidedById: uuid('voided_by_id'),
    ...verification,
    ...provenance,
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (table) => [
    uniqueIndex('presence_once_at_a_time')
      .on(table.residentId, table.checkedAt)
      .where(sql`${table.voidedAt} is null`),
    check('presence_voided_with_reason', sql`(${table.voidedAt} is null) = (${table.voidingReason} is null)`),
    check('presence_entry_finds_somebody', sql`${table.occasion} <> 'ENTRY' or ${table.status} = 'PRESENT'`),
    check(
      'presence_exit_leaves_nobody',
      sql`${table.occasion} <> 'EXIT' or ${table.status} in ('AUTHORISED_ABSENCE', 'ABSENT')`,
    ),
    check(
      'presence_return_is_of_a_leave',
      sql`${table.expectedBackAt} is null or (${table.status} = 'AUTHORISED_ABSENCE' and ${table.expectedBackAt} > ${table.checkedAt})`,
    ),
    index('presence_latest').on(table.residentId, table.checkedAt.desc(), table.id.desc()),
    index('presence_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
  ],
);

/**
 * After how many hours what is due at a centre about who is not there, from a moment on. Each setting is a row, and stays:
 * what began under it is judged by it.
 */
export const missingClock = residents.table(
  'missing_clock',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    validFrom: moment('valid_from').notNull(),
    checkHours: integer('check_hours').notNull(),
    caseManagerHours: integer('case_manager_hours').notNull(),
    centreManagerHours: integer('centre_manager_hours').notNull(),
    legalRepresentativeHours: integer('legal_representative_hours').notNull(),
    policeHours: integer('police_hours').notNull(),
    childProtectionHours: integer('child_protection_hours').notNull(),
    interviewHours: integer('interview_hours').notNull(),
    reason: text('reason').notNull(),
    setById: uuid('set_by_id'),
    ...provenance,
  },
  (table) => [
    unique('missing_clock_one_setting_at_a_time').on(table.centreId, table.validFrom),
    check(
      'missing_clock_hours_of_two_weeks',
      sql`least(${table.caseManagerHours}, ${table.centreManagerHours}, ${table.legalRepresentativeHours}, ${table.policeHours},
        ${table.childProtectionHours}) >= 0 and least(${table.checkHours}, ${table.interviewHours}) >= 1
        and greatest(${table.checkHours}, ${table.caseManagerHours}, ${table.centreManagerHours}, ${table.legalRepresentativeHours},
        ${table.policeHours}, ${table.childProtectionHours}, ${table.interviewHours}) <= 336`,
    ),
    check('missing_clock_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
  ],
);
