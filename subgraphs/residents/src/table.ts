import { agreementTables } from '@mrrm/platform/agreement/tables';
import {
  auditTables,
  idempotencyTable,
  lifecycle,
  moment,
  provenance,
} from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';
import { feedFoldTable, feedGenerationTable } from '@mrrm/platform/feed/columns';
import { text, uuid } from 'drizzle-orm/pg-core';

export const residents = ownerSchema('residents');

export const idempotency = idempotencyTable(residents);

export const { auditEvent, auditPerson, auditPlace, auditHead } = auditTables(residents);

export const { knownAgreement, unverifiedAct } = agreementTables(residents);

/** Under which database the feeds of this owner were written. */
export const feedGeneration = feedGenerationTable(residents);

/** How the feeds of this owner were folded. */
export const feedFold = feedFoldTable(residents);

/**
 * What a row keeps that is never changed but by its end: who recorded it when, who ended it why, and by what it was replaced. What was recorded
 * wrongly is recorded anew in its place, so that the rows themselves are the history.
 */
export const kept = {
  recordedAt: moment('recorded_at').notNull(),
  recordedById: uuid('recorded_by_id'),
  endedAt: moment('ended_at'),
  endedById: uuid('ended_by_id'),
  endedBecause: text('ended_because'),
  replacedById: uuid('replaced_by_id'),
  ...provenance,
  ...lifecycle,
};
