import { identifier, lifecycle, moment, onlyWordsOf, word } from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { BreakGlassApproval, BreakGlassNoticeKind, ReviewFinding } from '../values.js';

const residents = ownerSchema('residents');

/** An emergency: one person reads one resident for an hour, and somebody looks at it afterwards. */
export const breakGlass = residents.table(
  'break_glass',
  {
    id: identifier(),
    // Without a foreign key: who guesses an identifier learns from no refusal whether it is somebody's.
    residentId: uuid('resident_id').notNull(),
    subject: text('subject').notNull(),
    organisation: text('organisation').notNull(),
    role: text('role').notNull(),
    reason: text('reason').notNull(),
    grantedAt: moment('granted_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    approval: word('approval', BreakGlassApproval).notNull().default('NOT_NEEDED'),
    approvedAt: moment('approved_at'),
    approvedBySubject: text('approved_by_subject'),
    approvedByOrganisation: text('approved_by_organisation'),
    reviewedAt: moment('reviewed_at'),
    reviewedBySubject: text('reviewed_by_subject'),
    finding: word('finding', ReviewFinding),
    reviewNote: text('review_note'),
    ...lifecycle,
  },
  (table) => [
    index('break_glass_of_resident').on(table.residentId, table.subject),
    index('break_glass_open').on(table.grantedAt).where(sql`${table.reviewedAt} is null`),
    onlyWordsOf('break_glass_finding_words', table.finding, ReviewFinding),
    check('break_glass_one_hour', sql`${table.expiresAt} - ${table.grantedAt} <= interval '60 minutes'`),
    check(
      'break_glass_reviewed_whole',
      sql`(${table.reviewedAt} is null) = (${table.finding} is null) and (${table.reviewedAt} is null) = (${table.reviewedBySubject} is null)`,
    ),
    index('break_glass_of_subject').on(table.organisation, table.subject, table.createdAt),
    onlyWordsOf('break_glass_approval_words', table.approval, BreakGlassApproval),
    check(
      'break_glass_approved_whole',
      sql`(${table.approval} = 'GIVEN') = (${table.approvedAt} is not null)
        and (${table.approvedAt} is null) = (${table.approvedBySubject} is null)
        and (${table.approvedAt} is null) = (${table.approvedByOrganisation} is null)`,
    ),
    check(
      'break_glass_approved_by_another',
      sql`${table.approvedBySubject} <> ${table.subject} or ${table.approvedByOrganisation} <> ${table.organisation}`,
    ),
    check('break_glass_reviewed_by_another', sql`${table.reviewedBySubject} <> ${table.subject}`),
  ],
);

/** What the owner is told of an emergency at once. A trigger writes it, so that no program forgets to. */
export const breakGlassNotice = residents.table(
  'break_glass_notice',
  {
    id: identifier(),
    breakGlassId: uuid('break_glass_id')
      .notNull()
      .references(() => breakGlass.id),
    residentId: uuid('resident_id').notNull(),
    kind: word('kind', BreakGlassNoticeKind).notNull(),
    subject: text('subject').notNull(),
    organisation: text('organisation').notNull(),
    role: text('role').notNull(),
    reason: text('reason').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    index('break_glass_notice_latest').on(table.at.desc(), table.id.desc()),
    onlyWordsOf('break_glass_notice_kind_words', table.kind, BreakGlassNoticeKind),
  ],
);
