import { agreementTables } from '@mrrm/platform/agreement/tables';
import {
  auditTables,
  idempotencyTable,
  identifier,
  lifecycle,
  moment,
  onlyWordsOf,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  AgeBand,
  BasicAssistanceKind,
  CaseState,
  CohortPeriod,
  ConsentConfirmation,
  ConsentGiver,
  ConsentModality,
  DepartureReason,
  FamilySituation,
  FieldGroup,
  LegalBasis,
  PresenceStatus,
  RepresentationEnd,
  RiskLevel,
  Sex,
  VulnerabilityKind,
} from './values.js';

export { breakGlass, breakGlassNotice } from './tables/emergencies.js';

export const residents = ownerSchema('residents');

export const idempotency = idempotencyTable(residents);

export const { auditEvent, auditHead } = auditTables(residents);

export const { knownAgreement, unverifiedAct } = agreementTables(residents);

/** Stands for no zone and no case manager where a foreign key needs a value. */
export const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** People who belong together: a family, or siblings without parents. */
export const household = residents.table('household', {
  id: identifier(),
  registrationNumber: text('registration_number').notNull().unique(),
  ...lifecycle,
});

/** A person registered at a centre. `centreId` is where the current or last stay is; a stay is over once `departedAt` is set. */
export const resident = residents.table(
  'resident',
  {
    id: identifier(),
    registrationNumber: text('registration_number').notNull(),
    givenName: text('given_name').notNull(),
    /** Null for somebody who has one name. */
    familyName: text('family_name'),
    dateOfBirth: date('date_of_birth'),
    dateOfBirthIsEstimate: boolean('date_of_birth_is_estimate').notNull().default(false),
    sex: word('sex', Sex).notNull(),
    nationality: text('nationality'),
    languages: text('languages').array().notNull().default([]),
    familySituation: word('family_situation', FamilySituation).notNull(),
    householdId: uuid('household_id').references(() => household.id),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    caseManagerId: uuid('case_manager_id'),
    caseState: word('case_state', CaseState).notNull().default('NEW'),
    riskLevel: word('risk_level', RiskLevel),
    arrivedAt: moment('arrived_at').notNull(),
    departedAt: moment('departed_at'),
    departureReason: word('departure_reason', DepartureReason),
    needsAssessedAt: moment('needs_assessed_at'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    // Per centre, not over all: a refusal must not tell one centre whom another one has registered.
    unique('resident_registration_number_once').on(table.centreId, table.registrationNumber),
    index('resident_by_registration_number').on(table.registrationNumber),
    index('resident_of_centre').on(table.centreId, table.arrivedAt.desc(), table.id.desc()),
    index('resident_in_centre_now')
      .on(table.centreId, table.arrivedAt.desc(), table.id.desc())
      .where(sql`${table.departedAt} is null`),
    index('resident_in_zone_now')
      .on(table.safeZoneId, table.arrivedAt.desc(), table.id.desc())
      .where(sql`${table.departedAt} is null`),
    index('resident_of_case_manager').on(table.caseManagerId).where(sql`${table.departedAt} is null`),
    index('resident_of_household').on(table.householdId),
    index('resident_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    onlyWordsOf('resident_sex_words', table.sex, Sex),
    onlyWordsOf('resident_family_situation_words', table.familySituation, FamilySituation),
    onlyWordsOf('resident_case_state_words', table.caseState, CaseState),
    onlyWordsOf('resident_risk_level_words', table.riskLevel, RiskLevel),
    onlyWordsOf('resident_departure_reason_words', table.departureReason, DepartureReason),
    check('resident_departs_after_arrival', sql`${table.departedAt} >= ${table.arrivedAt}`),
    check(
      'resident_departure_has_reason',
      sql`(${table.departedAt} is null) = (${table.departureReason} is null)`,
    ),
    check('resident_nationality_code', sql`${table.nationality} ~ '^[A-Z]{3}$'`),
  ],
);

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
    onlyWordsOf('presence_status_words', table.status, PresenceStatus),
  ],
);

export const legalRepresentative = residents.table('legal_representative', {
  id: identifier(),
  fullName: text('full_name').notNull(),
  bureau: text('bureau').notNull(),
  subject: text('subject').unique(),
  ...lifecycle,
});

/** Who represents a resident, from when until when. At most one at a time: see the migration. */
export const representation = residents.table(
  'representation',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    legalRepresentativeId: uuid('legal_representative_id')
      .notNull()
      .references(() => legalRepresentative.id),
    appointedOn: date('appointed_on').notNull(),
    endedOn: date('ended_on'),
    endReason: word('end_reason', RepresentationEnd),
    /** Of an adult: it holds after childhood, and says so. */
    ofAdult: boolean('of_adult').notNull().default(false),
    ...lifecycle,
  },
  (table) => [
    index('representation_of_resident').on(table.residentId),
    index('representation_by_representative').on(table.legalRepresentativeId),
    onlyWordsOf('representation_end_reason_words', table.endReason, RepresentationEnd),
    check('representation_ends_after_start', sql`${table.endedOn} >= ${table.appointedOn}`),
    check('representation_reason_of_an_end', sql`${table.endReason} is null or ${table.endedOn} is not null`),
  ],
);

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
    fieldGroups: text('field_groups').array().notNull(),
    recipientOrganisation: text('recipient_organisation').notNull(),
    purpose: word('purpose', Purpose).notNull(),
    givenAt: moment('given_at').notNull(),
    expiresAt: moment('expires_at'),
    withdrawnAt: moment('withdrawn_at'),
    documentSha256: text('document_sha256'),
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
    onlyWordsOf('consent_given_by_words', table.givenBy, ConsentGiver),
    onlyWordsOf('consent_modality_words', table.modality, ConsentModality),
    onlyWordsOf('consent_legal_basis_words', table.legalBasis, LegalBasis),
    onlyWordsOf('consent_field_group_words', table.fieldGroups, FieldGroup),
    onlyWordsOf('consent_purpose_words', table.purpose, Purpose),
    check(
      'consent_verbal_is_certified',
      sql`${table.modality} <> 'VERBAL_CERTIFIED' or ${table.certifiedById} is not null`,
    ),
    check('consent_expires_after_given', sql`${table.expiresAt} > ${table.givenAt}`),
    onlyWordsOf('consent_confirmation_words', table.confirmation, ConsentConfirmation),
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
    fieldGroups: text('field_groups').array().notNull(),
    purposes: word('purposes', Purpose).array().notNull(),
    sopId: uuid('sop_id').notNull(),
    clause: text('clause').notNull(),
    validFrom: moment('valid_from').notNull(),
    validUntil: moment('valid_until'),
    ...lifecycle,
  },
  (table) => [
    index('sharing_clause_of_centre').on(table.centreId, table.organisation),
    onlyWordsOf('sharing_clause_field_group_words', table.fieldGroups, FieldGroup),
    onlyWordsOf('sharing_clause_purpose_words', table.purposes, Purpose),
    check('sharing_clause_ends_after_start', sql`${table.validUntil} > ${table.validFrom}`),
  ],
);

export const vulnerability = residents.table(
  'vulnerability',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    kind: word('kind', VulnerabilityKind).notNull(),
    identifiedAt: moment('identified_at').notNull(),
    identifiedById: uuid('identified_by_id'),
    resolvedAt: moment('resolved_at'),
    note: text('note'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('vulnerability_of_resident').on(table.residentId),
    onlyWordsOf('vulnerability_kind_words', table.kind, VulnerabilityKind),
  ],
);

export const basicAssistance = residents.table(
  'basic_assistance',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    centreId: uuid('centre_id').notNull(),
    kind: word('kind', BasicAssistanceKind).notNull(),
    item: text('item').notNull(),
    quantity: numeric('quantity', { precision: 9, scale: 2, mode: 'number' }).notNull().default(1),
    providedAt: moment('provided_at').notNull(),
    providedById: uuid('provided_by_id'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('basic_assistance_of_resident').on(table.residentId, table.providedAt.desc(), table.id.desc()),
    onlyWordsOf('basic_assistance_kind_words', table.kind, BasicAssistanceKind),
    check('basic_assistance_quantity', sql`${table.quantity} > 0`),
  ],
);

/** Who asked for the figures of which group of residents: a question is kept, its people are not. */
export const cohortQuestion = residents.table(
  'cohort_question',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    year: integer('year').notNull(),
    period: word('period', CohortPeriod).notNull(),
    ageBand: word('age_band', AgeBand),
    sex: word('sex', Sex),
    nationality: text('nationality'),
    askedAt: moment('asked_at').notNull().default(sql`now()`),
    askedBySubject: text('asked_by_subject').notNull(),
    askedByOrganisation: text('asked_by_organisation').notNull(),
  },
  (table) => [
    index('cohort_question_of_asker').on(table.askedByOrganisation, table.askedBySubject, table.askedAt),
    onlyWordsOf('cohort_question_period_words', table.period, CohortPeriod),
    onlyWordsOf('cohort_question_age_band_words', table.ageBand, AgeBand),
    onlyWordsOf('cohort_question_sex_words', table.sex, Sex),
    check(
      'cohort_question_by_two_filters_at_most',
      sql`${table.ageBand} is null or ${table.sex} is null or ${table.nationality} is null`,
    ),
  ],
);
