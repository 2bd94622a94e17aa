import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { residents } from '../table.js';
import {
  CaseState,
  DateOfBirthCertainty,
  DepartureReason,
  FamilySituation,
  HouseholdEnding,
  HouseholdRelation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NameOrder,
  NationalityStatus,
  RiskLevel,
  Sex,
} from './values.js';

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
    /** Of the father, or the part of the name that comes from him; null when not known, and for who has none. */
    fatherName: text('father_name'),
    /** Null while nobody has said. */
    nameOrder: word('name_order', NameOrder),
    // In Latin letters, and who wrote them so: all null where nobody has, and none can be made by machine. See the migration.
    givenNameLatin: text('given_name_latin'),
    familyNameLatin: text('family_name_latin'),
    fatherNameLatin: text('father_name_latin'),
    latinNameSource: word('latin_name_source', LatinNameSource),
    dateOfBirth: date('date_of_birth'),
    /** Null while nobody has said on what the date rests. */
    dateOfBirthCertainty: word('date_of_birth_certainty', DateOfBirthCertainty),
    /** Repeats the certainty for those who read no more: true for ASSESSED alone. A trigger fills in the one from the other. */
    dateOfBirthIsEstimate: boolean('date_of_birth_is_estimate').notNull().default(false),
    sex: word('sex', Sex).notNull(),
    nationality: text('nationality'),
    /** KNOWN goes without saying where there is a nationality; null without one while nobody has asked. */
    nationalityStatus: word('nationality_status', NationalityStatus),
    languages: text('languages').array().notNull().default([]),
    /** Of some of these languages: `ar NATIVE BASIC` is spoken as a first language and hardly written. */
    languageLevels: text('language_levels').array().notNull().default([]),
    interpreterNeed: word('interpreter_need', InterpreterNeed).notNull().default('UNKNOWN'),
    interpreterLanguage: text('interpreter_language'),
    /** Names beside those above, and who said each of them. */
    otherNames: text('other_names').array().notNull().default([]),
    otherNameSources: word('other_name_sources', InformationSource).array().notNull().default([]),
    familySituation: word('family_situation', FamilySituation).notNull(),
    familySituationSince: date('family_situation_since'),
    familySituationSource: word('family_situation_source', InformationSource),
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
    index('resident_departed_from_centre')
      .on(table.centreId, table.departedAt)
      .where(sql`${table.departedAt} is not null`),
    index('resident_of_case_manager').on(table.caseManagerId).where(sql`${table.departedAt} is null`),
    index('resident_of_household').on(table.householdId),
    index('resident_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    check('resident_departs_after_arrival', sql`${table.departedAt} >= ${table.arrivedAt}`),
    check(
      'resident_departure_has_reason',
      sql`(${table.departedAt} is null) = (${table.departureReason} is null)`,
    ),
    check('resident_nationality_code', sql`${table.nationality} ~ '^[A-Z]{3}$'`),
    check(
      'resident_nationality_fits_its_status',
      sql`case when ${table.nationality} is null then ${table.nationalityStatus} <> 'KNOWN'
        else ${table.nationalityStatus} not in ('STATELESS', 'UNKNOWN') end`,
    ),
    check(
      'resident_language_levels',
      sql`array_to_string(${table.languageLevels}, ',') ~ '^([a-z]{2,3}( (NATIVE|FLUENT|BASIC|NONE|UNKNOWN)){2}(,|$))*$'`,
    ),
    check(
      'resident_interpreter_has_a_language',
      sql`${table.interpreterNeed} <> 'NEEDED' or ${table.interpreterLanguage} is not null`,
    ),
    check(
      'resident_other_names_have_sources',
      sql`cardinality(${table.otherNames}) = cardinality(${table.otherNameSources})`,
    ),
    check(
      'resident_latin_name_has_a_source',
      sql`(${table.latinNameSource} is null) = (${table.givenNameLatin} is null)`,
    ),
    check(
      'resident_latin_family_name_beside_the_others',
      sql`${table.familyNameLatin} is null or (${table.givenNameLatin} is not null and ${table.familyName} is not null)`,
    ),
    check(
      'resident_latin_father_name_beside_the_others',
      sql`${table.fatherNameLatin} is null or (${table.givenNameLatin} is not null and ${table.fatherName} is not null)`,
    ),
    check(
      'resident_estimate_is_assessed',
      sql`${table.dateOfBirthIsEstimate} = (coalesce(${table.dateOfBirthCertainty}, '') = 'ASSESSED')`,
    ),
    check(
      'resident_certainty_is_of_a_date',
      sql`${table.dateOfBirthCertainty} is null or ${table.dateOfBirth} is not null`,
    ),
  ],
);

/**
 * From one arrival at a centre to one departure. The last one of a resident repeats what stands in `resident`: the
 * database keeps both alike, and lets no two stays of a person overlap. See the migration.
 */
export const stay = residents.table(
  'stay',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    arrivedAt: moment('arrived_at').notNull(),
    departedAt: moment('departed_at'),
    departureReason: word('departure_reason', DepartureReason),
    ...lifecycle,
  },
  (table) => [
    unique('stay_one_arrival_at_a_time').on(table.residentId, table.arrivedAt),
    index('stay_departed').on(table.updatedAt, table.id).where(sql`${table.departedAt} is not null`),
    check('stay_ends_after_start', sql`${table.departedAt} >= ${table.arrivedAt}`),
    check(
      'stay_departure_has_reason',
      sql`(${table.departedAt} is null) = (${table.departureReason} is null)`,
    ),
  ],
);

/**
 * From when until when somebody belonged to a household, and as what. The one that lasts repeats what stands in `resident`, while the stay
 * lasts: the database keeps both alike, and lets nobody belong to two at once. See the migration.
 */
export const householdMembership = residents.table(
  'household_membership',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    householdId: uuid('household_id')
      .notNull()
      .references(() => household.id),
    relation: word('relation', HouseholdRelation).notNull().default('UNKNOWN'),
    joinedAt: moment('joined_at').notNull(),
    /** Null for whom the registration put there. */
    joinedBecause: text('joined_because'),
    recordedById: uuid('recorded_by_id'),
    leftAt: moment('left_at'),
    ending: word('ending', HouseholdEnding),
    /** Null for who departed. */
    leftBecause: text('left_because'),
    endedById: uuid('ended_by_id'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('household_membership_of_resident').on(table.residentId, table.joinedAt.desc(), table.id.desc()),
    index('household_membership_of_household').on(table.householdId),
    uniqueIndex('household_membership_one_head')
      .on(table.householdId)
      .where(sql`${table.relation} = 'HEAD' and ${table.leftAt} is null`),
    check('household_membership_ends_after_start', sql`${table.leftAt} >= ${table.joinedAt}`),
    check('household_membership_ends_somehow', sql`(${table.leftAt} is null) = (${table.ending} is null)`),
    check(
      'household_membership_reasons',
      sql`length(${table.joinedBecause}) between 1 and 500 and length(${table.leftBecause}) between 1 and 500`,
    ),
  ],
);
