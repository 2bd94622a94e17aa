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
import { boolean, check, date, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  AttendanceState,
  BookingState,
  CarePlanState,
  CentreFunction,
  FailureReason,
  ReferralOutcome,
  ReferralState,
  RequestState,
  ServiceFieldGroup,
  Urgency,
} from './values.js';

export const services = ownerSchema('services');

export const idempotency = idempotencyTable(services);

export const { auditEvent, auditHead } = auditTables(services);

export const { knownAgreement, unverifiedAct } = agreementTables(services);

/** What an agreement in force opens to an organisation at a centre: the annex on data of the SOP, kept by the data's owner. */
export const sharingClause = services.table(
  'sharing_clause',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    fieldGroups: word('field_groups', ServiceFieldGroup).array().notNull(),
    purposes: word('purposes', Purpose).array().notNull(),
    sopId: uuid('sop_id').notNull(),
    clause: text('clause').notNull(),
    validFrom: moment('valid_from').notNull(),
    validUntil: moment('valid_until'),
    ...lifecycle,
  },
  (table) => [
    index('sharing_clause_of_centre').on(table.centreId, table.organisation),
    onlyWordsOf('sharing_clause_field_group_words', table.fieldGroups, ServiceFieldGroup),
    onlyWordsOf('sharing_clause_purpose_words', table.purposes, Purpose),
    check('sharing_clause_ends_after_start', sql`${table.validUntil} > ${table.validFrom}`),
  ],
);

/** A service in the catalogue of a centre. */
export const serviceOffer = services.table(
  'service_offer',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    function: word('function', CentreFunction).notNull(),
    name: text('name').notNull(),
    description: text('description'),
    languages: text('languages').array().notNull().default([]),
    active: boolean('active').notNull().default(true),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('service_offer_name_once').on(table.centreId, table.organisation, table.name),
    index('service_offer_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    onlyWordsOf('service_offer_function_words', table.function, CentreFunction),
  ],
);

export const serviceRequest = services.table(
  'service_request',
  {
    id: identifier(),
    residentId: uuid('resident_id').notNull(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => serviceOffer.id),
    state: word('state', RequestState).notNull().default('OPEN'),
    urgency: word('urgency', Urgency).notNull().default('ROUTINE'),
    requestedAt: moment('requested_at').notNull(),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('service_request_of_resident').on(table.residentId, table.requestedAt.desc(), table.id.desc()),
    onlyWordsOf('service_request_state_words', table.state, RequestState),
    onlyWordsOf('service_request_urgency_words', table.urgency, Urgency),
  ],
);

/** A service that took place: who gave what to whom, when. The note is the content; the row is the fact. */
export const session = services.table(
  'session',
  {
    id: identifier(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => serviceOffer.id),
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    providerId: uuid('provider_id').notNull(),
    requestId: uuid('request_id').references(() => serviceRequest.id),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
    note: text('note'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('session_of_resident').on(table.residentId, table.startedAt.desc(), table.id.desc()),
    index('session_of_provider').on(table.providerId, table.startedAt.desc(), table.id.desc()),
    index('session_of_offer').on(table.offerId),
    index('session_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    check('session_ends_after_start', sql`${table.endedAt} > ${table.startedAt}`),
  ],
);

export const groupActivity = services.table(
  'group_activity',
  {
    id: identifier(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => serviceOffer.id),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    title: text('title').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    places: integer('places'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('group_activity_at_centre').on(table.centreId, table.startsAt.desc(), table.id.desc()),
    check('group_activity_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
    check('group_activity_places', sql`${table.places} > 0`),
  ],
);

export const attendance = services.table(
  'attendance',
  {
    id: identifier(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => groupActivity.id),
    residentId: uuid('resident_id').notNull(),
    state: word('state', AttendanceState).notNull().default('REGISTERED'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('attendance_once').on(table.activityId, table.residentId),
    index('attendance_of_resident').on(table.residentId),
    onlyWordsOf('attendance_state_words', table.state, AttendanceState),
  ],
);

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
    index('referral_on_consent')
      .on(table.id)
      .where(
        sql`${table.state} in ('IN_PROGRESS', 'ACCEPTED') and ${table.consentId} is not null and ${table.consentEndedAt} is null`,
      ),
    index('referral_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    onlyWordsOf('referral_function_words', table.function, CentreFunction),
    onlyWordsOf('referral_urgency_words', table.urgency, Urgency),
    onlyWordsOf('referral_state_words', table.state, ReferralState),
    onlyWordsOf('referral_outcome_words', table.outcome, ReferralOutcome),
    onlyWordsOf('referral_failure_reason_words', table.failureReason, FailureReason),
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

export const carePlan = services.table(
  'care_plan',
  {
    id: identifier(),
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    state: word('state', CarePlanState).notNull().default('DRAFT'),
    goals: text('goals').array().notNull().default([]),
    responsibleId: uuid('responsible_id'),
    startedOn: date('started_on').notNull(),
    reviewDueOn: date('review_due_on').notNull(),
    closedOn: date('closed_on'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('care_plan_of_resident').on(table.residentId, table.startedOn.desc()),
    onlyWordsOf('care_plan_state_words', table.state, CarePlanState),
    check('care_plan_review_within_three_months', sql`${table.reviewDueOn} - ${table.startedOn} <= 92`),
    check('care_plan_closed_whole', sql`(${table.state} = 'CLOSED') = (${table.closedOn} is not null)`),
  ],
);

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
    onlyWordsOf('interpreter_booking_state_words', table.state, BookingState),
    check('interpreter_booking_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);
