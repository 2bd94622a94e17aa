import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { referral } from '../referrals/table.js';
import { session } from '../sessions/table.js';
import { services } from '../table.js';
import { Currency, PaidCare } from './values.js';

/**
 * What an organisation paid for a resident's specialised medical care. Never edited: a wrong one is voided, and stays, and another one may say what
 * is right.
 */
export const medicalPayment = services.table(
  'medical_payment',
  {
    id: identifier(),
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    /** Whose money it was. */
    organisation: text('organisation').notNull(),
    funding: text('funding'),
    kind: word('kind', PaidCare).notNull(),
    careAt: moment('care_at').notNull(),
    /** The day at the centre. */
    paidOn: date('paid_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    currency: word('currency', Currency).notNull(),
    provider: text('provider').notNull(),
    referralId: uuid('referral_id').references(() => referral.id),
    sessionId: uuid('session_id').references(() => session.id),
    /** The voided payment in whose place it stands. */
    correctsId: uuid('corrects_id').references((): AnyPgColumn => medicalPayment.id),
    voidedAt: moment('voided_at'),
    voidingReason: text('voiding_reason'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('medical_payment_of_resident').on(table.residentId, table.careAt.desc(), table.id.desc()),
    index('medical_payment_by_day').on(table.paidOn),
    index('medical_payment_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    uniqueIndex('medical_payment_corrected_once').on(table.correctsId),
    check('medical_payment_is_of_something', sql`${table.amountMinor} > 0`),
    // By days of UTC, counted in seconds: the day at the centre is at most one away from it.
    check(
      'medical_payment_not_before_care',
      sql`extract(epoch from ${table.careAt}) / 86400 < ${table.paidOn} - date '1970-01-01' + 2`,
    ),
    check(
      'medical_payment_not_to_come',
      sql`extract(epoch from ${table.createdAt}) / 86400 >= ${table.paidOn} - date '1970-01-01' - 1`,
    ),
    check(
      'medical_payment_voided_with_reason',
      sql`(${table.voidedAt} is null) = (${table.voidingReason} is null)`,
    ),
  ],
);
