import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import {
  BreakGlassApproval,
  BreakGlassNoticeKind,
  ConsentConfirmation,
  ConsentGiver,
  ConsentModality,
  FieldGroup,
  LegalBasis,
  ReviewFinding,
} from './values.js';

/** Stands for no zone and no case manager where a foreign key needs a value. */
export const NOWHERE = '00000000-0000-0000-0000-000000000000';

export const consent = residents.table(
  'consent',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    givenBy: word('given_by', ConsentGiver).notNull(),
    modality: word('modality', ConsentModality).notNull(),
    certifiedById: uuid('certified_by_id'),
    language: text('language').notNull(),
    legalBasis: word('legal_basis', LegalBasis).notNull(),
    fieldGroups: word('field_groups', FieldGroup).array().notNull(),
    recipientOrganisation: text('recipient_organisation').notNull(),
    purpose: word('purpose', Purpose).notNull(),
    givenAt: moment('given_at').notNull(),
    expiresAt: moment('expires_at'),
    withdrawnAt: moment('withdrawn_at'),
    documentSha256: text('document_sha256'),
    /** Of which consent it is the successor. */
    renewsId: uuid('renews_id').references((): AnyPgColumn => consent.id),
    confirmation: word('confirmation', ConsentConfirmation).notNull().default('AWAITED'),
    confirmedAt: moment('confirmed_at'),
    confirmedBySubject: text('confirmed_by_subject'),
    confirmedByOrganisation: text('confirmed_by_organisation'),
    confirmedByRole: text('confirmed_by_role'),
    // Where the resident is, zone and case manager included: a foreign key keeps them so. See the migration.
    centreId: uuid('centre_id').notNull(),
    reachZone: uuid('reach_zone').notNull().default(NOWHERE),
    reachCaseManager: uuid('reach_case_manager').notNull().default(NOWHERE),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('consent_of_resident').on(table.residentId, table.recipientOrganisation, table.purpose),
    check(
      'consent_verbal_is_certified',
      sql`${table.modality} <> 'VERBAL_CERTIFIED' or ${table.certifiedById} is not null`,
    ),
    check('consent_expires_after_given', sql`${table.expiresAt} > ${table.givenAt}`),
    check('consent_document_hash', sql`${table.documentSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'consent_confirmed_whole',
      sql`(${table.confirmation} = 'GIVEN') = (${table.confirmedAt} is not null)
        and (${table.confirmedAt} is null) = (${table.confirmedBySubject} is null)
        and (${table.confirmedAt} is null) = (${table.confirmedByOrganisation} is null)
        and (${table.confirmedAt} is null) = (${table.confirmedByRole} is null)`,
    ),
    check(
      'consent_of_one_person_opens_nothing_to_that_side',
      sql`${table.confirmation} <> 'NOT_NEEDED' or (not 'HEALTH' = any(${table.fieldGroups})
        and ${table.recordedByOrganisation} is distinct from ${table.recipientOrganisation})`,
    ),
    check(
      'consent_confirmed_by_another',
      sql`${table.confirmedBySubject} <> ${table.recordedBySubject}
        or ${table.confirmedByOrganisation} <> ${table.recordedByOrganisation}`,
    ),
    check(
      'consent_confirmed_by_another_side',
      sql`${table.confirmedByOrganisation} <> ${table.recipientOrganisation}
        or ${table.confirmedByRole} = 'LEGAL_REPRESENTATIVE'`,
    ),
    unique('consent_renewed_once').on(table.renewsId),
    index('consent_expiring')
      .on(table.centreId, table.expiresAt, table.id)
      .where(sql`${table.withdrawnAt} is null`),
    index('consent_expiring_of_case')
      .on(table.reachCaseManager, table.expiresAt, table.id)
      .where(sql`${table.withdrawnAt} is null`),
    index('consent_awaited')
      .on(table.centreId, table.givenAt.desc(), table.id.desc())
      .where(sql`${table.confirmation} = 'AWAITED'`),
  ],
);

/** What an agreement in force opens to an organisation at a centre: the annex on data of the SOP, kept by the data's owner. */
export const sharingClause = residents.table(
  'sharing_clause',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    fieldGroups: word('field_groups', FieldGroup).array().notNull(),
    purposes: word('purposes', Purpose).array().notNull(),
    sopId: uuid('sop_id').notNull(),
    clause: text('clause').notNull(),
    validFrom: moment('valid_from').notNull(),
    validUntil: moment('valid_until'),
    ...lifecycle,
  },
  (table) => [
    index('sharing_clause_of_centre').on(table.centreId, table.organisation),
    check('sharing_clause_never_ends_before_start', sql`${table.validUntil} >= ${table.validFrom}`),
  ],
);

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
    check('break_glass_one_hour', sql`${table.expiresAt} - ${table.grantedAt} <= interval '60 minutes'`),
    check(
      'break_glass_reviewed_whole',
      sql`(${table.reviewedAt} is null) = (${table.finding} is null) and (${table.reviewedAt} is null) = (${table.reviewedBySubject} is null)`,
    ),
    index('break_glass_of_subject').on(table.organisation, table.subject, table.createdAt),
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
  (table) => [index('break_glass_notice_latest').on(table.at.desc(), table.id.desc())],
);
