import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { CentreFunction } from '../access/values.js';
import { Urgency } from '../catalogue/values.js';
import { services } from '../table.js';
import { FailureReason, ReferralOutcome, ReferralState } from './values.js';

/** A resident sent on to another organisation. Done needs an outcome; an unsuccessful end needs a reason. */
export const referral = services.table(
  'referral',
  {
    id: identifier(),
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    function: word('function', CentreFunction).notNull(),
    fromOrganisation: text('from_organisation').notNull(),
    referredById: uuid('referred_by_id'),
    toOrganisation: text('to_organisation').notNull(),
    reason: text('reason').notNull(),
    urgency: word('urgency', Urgency).notNull().default('ROUTINE'),
    state: word('state', ReferralState).notNull().default('IN_PROGRESS'),
    openedAt: moment('opened_at').notNull(),
    answeredAt: moment('answered_at'),
    closedAt: moment('closed_at'),
    outcome: word('outcome', ReferralOutcome),
    failureReason: word('failure_reason', FailureReason),
    consentId: uuid('consent_id'),
    /** When it was found that the consent holds no longer. */
    consentEndedAt: moment('consent_ended_at'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('referral_of_resident').on(table.residentId, table.openedAt.desc(), table.id.desc()),
    index('referral_open')
      .on(table.residentId, table.openedAt.desc(), table.id.desc())
      .where(sql`${table.state} in ('IN_PROGRESS', 'ACCEPTED')`),
    uniqueIndex('referral_open_once')
      .on(table.residentId, table.centreId, table.toOrganisation, table.function, table.fromOrganisation)
      .where(sql`${table.state} in ('IN_PROGRESS', 'ACCEPTED')`),
    index('referral_at_centre').on(table.centreId, table.openedAt.desc(), table.id.desc()),
    index('referral_at_centre_in_state').on(
      table.centreId,
      table.state,
      table.openedAt.desc(),
      table.id.desc(),
    ),
    index('referral_on_consent')
      .on(table.id)
      .where(
        sql`${table.state} in ('IN_PROGRESS', 'ACCEPTED') and ${table.consentId} is not null and ${table.consentEndedAt} is null`,
      ),
    index('referral_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    check('referral_done_has_outcome', sql`(${table.state} = 'DONE') = (${table.outcome} is not null)`),
    check(
      'referral_failure_has_reason',
      sql`(${table.state} in ('REJECTED', 'REVOKED') or coalesce(${table.outcome}, '') = 'UNSUCCESSFUL') = (${table.failureReason} is not null)`,
    ),
    check(
      'referral_closed_when_over',
      sql`(${table.state} in ('REJECTED', 'REVOKED', 'DONE')) = (${table.closedAt} is not null)`,
    ),
  ],
);
