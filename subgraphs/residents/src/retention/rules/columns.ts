import { takenKey } from '../../importing/rules/taken-key.js';
import type { RetentionClass } from '../values.js';

/** What becomes of the columns of one table when a class is taken. */
export type TableRule =
  /** By class: SQL of what each column is set to. All other columns are kept, and are named. `person`: by which columns a row speaks of somebody. */
  | { takes: Partial<Record<RetentionClass, Record<string, string>>>; keeps: string; person?: string }
  /** Its rows go. */
  | { goes: RetentionClass; person?: string }
  /** Nobody who lives at a centre stands in it; or what takes it away otherwise. */
  | { nobody: string };

/** One representative stands for all whose names are taken from a representation. */
export const NO_REPRESENTATIVE = '00000000-0000-0000-0000-000000000000';
/** What stands where a name or a free text stood. */
export const TAKEN = 'ANONYMISED';

/**
 * A date from which every figure of ages comes out as from the true one: ages are counted in bands (under 14, 14 and 15, 16 and 17, adult) on the
 * day of an arrival. It is the middle of all days of birth of the same bands at each arrival; for somebody of age that of 20 years.
 */
const SAME_BANDS = `(
  select bound.last - (bound.last - coalesce(bound.before, bound.last - 7305)) / 2 from (
    select coalesce(min(edge.day) filter (where edge.day >= resident.date_of_birth), resident.date_of_birth) as last,
      max(edge.day) filter (where edge.day < resident.date_of_birth) as before
    from residents.stay
    cross join lateral (values (0), (14), (16), (18)) as band (years)
    cross join lateral (select (residents.day_at(stay.arrived_at, stay.centre_id) - make_interval(years => band.years))::date as day) as edge
    where stay.resident_id = resident.id) as bound)`;

/** A number in its form that is nobody's and tells nothing. */
const numberOf = (table: string) => `'ANON-' || upper(${table}.id::text)`;

/**
 * What retention takes of each table, in the order in which it does. A table or a column that is not named here fails the test of
 * retention: whoever adds one decides what becomes of it.
 */
export const TABLES: Record<string, TableRule> = {
  // Before the corrections to which they point.
  rectification_request: { goes: 'REGISTER' },
  subject_access_request: { goes: 'REGISTER' },
  correction: { goes: 'REGISTER' },
  name_token: { goes: 'REGISTER' },
  told_apart: { goes: 'REGISTER', person: 'resident_id other_id' },
  record_merge: {
    person: 'resident_id survivor_id',
    takes: {
      REGISTER: {
        reason: `'${TAKEN}'`,
        ended_because: `case when ended_because is not null then '${TAKEN}' end`,
      },
    },
    keeps: `id resident_id survivor_id state asked_at asked_by_id confirmed_at confirmed_by_id confirmed_by_subject stay_id ended_at ended_by_id
      recorded_by_subject recorded_by_organisation sop_id version created_at updated_at`,
  },
  household: {
    // Of whose members the last one goes: see `repository/anonymise.ts`.
    takes: { REGISTER: { registration_number: numberOf('household') } },
    person: 'household',
    keeps: 'id version created_at updated_at',
  },
  household_membership: { goes: 'REGISTER' },
  kin: { goes: 'REGISTER' },
  identity_document: { goes: 'REGISTER' },
  photo: { goes: 'REGISTER' },
  procedure_step: { goes: 'REPRESENTATION' },
  resident: {
    person: 'id',
    takes: {
      REGISTER: {
        registration_number: numberOf('resident'),
        given_name: `'${TAKEN}'`,
        family_name: 'null',
        given_name_latin: 'null',
        family_name_latin: 'null',
        father_name: 'null',
        father_name_latin: 'null',
        name_order: 'null',
        latin_name_source: 'null',
        date_of_birth: SAME_BANDS,
        date_of_birth_certainty: 'null',
        date_of_birth_is_estimate: 'false',
        languages: `'{}'`,
        language_levels: `'{}'`,
        interpreter_need: `'UNKNOWN'`,
        interpreter_language: 'null',
        other_names: `'{}'`,
        other_name_sources: `'{}'`,
        nationality_status: 'null',
        family_situation_since: 'null',
        family_situation_source: 'null',
        household_id: 'null',
        case_manager_id: 'null',
        recorded_by_subject: 'null',
      },
      PROTECTION: { risk_level: 'null' },
    },
    // What figures count by: when and where, sex, nationality, with whom, assessed when, left why.
    keeps: `id sex nationality family_situation centre_id safe_zone_id case_state arrived_at departed_at departure_reason needs_assessed_at
      verification recorded_by_organisation sop_id reach_zone reach_case_manager version created_at updated_at`,
  },
  // After the names: a trigger lets whoever has another name wait.
  name_to_fold: { goes: 'REGISTER' },
  stay: {
    takes: {},
    keeps:
      'id resident_id centre_id safe_zone_id arrived_at departed_at departure_reason version created_at updated_at',
  },
  undone_departure: {
    takes: { REGISTER: { reason: `'${TAKEN}'` } },
    keeps: `id resident_id stay_id departed_at departure_reason recorded_at undone_at undone_by_id recorded_by_subject recorded_by_organisation
      sop_id`,
  },
  transfer: {
    takes: {
      REGISTER: {
        reason: `'${TAKEN}'`,
        decision_reason: `case when decision_reason is not null then '${TAKEN}' end`,
      },
    },
    keeps: `id resident_id stay_id from_centre_id to_centre_id from_centre_code to_centre_code state planned_on requested_at requested_by_id
      decided_at decided_by_id decided_by_subject arrived_at recorded_by_subject recorded_by_organisation sop_id version created_at updated_at`,
  },
  vulnerability: { goes: 'PROTECTION' },
  // Before the steps of which they are part.
  area_assessment: { goes: 'PROTECTION' },
  case_step: { goes: 'PROTECTION' },
  best_interest_note: { goes: 'PROTECTION' },
  representation: {
    takes: { REPRESENTATION: { legal_representative_id: `'${NO_REPRESENTATIVE}'` } },
    keeps: 'id resident_id appointed_on ended_on end_reason of_adult version created_at updated_at',
  },
  consent: { goes: 'CONSENTS' },
  break_glass_notice: { goes: 'EMERGENCIES' },
  break_glass: { goes: 'EMERGENCIES' },
  basic_assistance: {
    takes: {
      ASSISTANCE: {
        item: `'${TAKEN}'`,
        outcome: 'null',
        provided_by_id: 'null',
        recorded_by_subject: 'null',
        voided_by_id: 'null',
        voiding_reason: `case when voided_at is not null then '${TAKEN}' end`,
      },
    },
    keeps: `id resident_id centre_id kind category quantity unit medical_contact provided_at voided_at recorded_by_organisation sop_id version
      created_at updated_at`,
  },
  presence: {
    takes: {
      PRESENCE: {
        checked_by_id: 'null',
        recorded_by_subject: 'null',
        voided_by_id: 'null',
        voiding_reason: `case when voided_at is not null then '${TAKEN}' end`,
      },
    },
    keeps:
      'id resident_id centre_id checked_at status occasion expected_back_at voided_at verification recorded_by_organisation sop_id created_at',
  },
  missing_step: {
    takes: {
      PROTECTION: {
        taken_by_id: 'null',
        to_whom: `case when to_whom is not null then '${TAKEN}' end`,
        reference: `case when reference is not null then '${TAKEN}' end`,
        recorded_by_subject: 'null',
      },
    },
    keeps: 'id episode_id resident_id step taken_at recorded_by_organisation sop_id created_at',
  },
  missing_episode: {
    takes: {
      PROTECTION: {
        interview_by_id: 'null',
        interview_note: 'null',
        closing_reason: `case when closed_at is not null then '${TAKEN}' end`,
        recorded_by_subject: 'null',
      },
    },
    keeps: `id resident_id centre_id since returned_at interview_due_at interview_held_at closed_at outcome recorded_by_organisation sop_id
      version created_at updated_at`,
  },
  // Of whom nobody is named goes after a time of its own: see `repository/nameless.ts`.
  complaint_step: {
    takes: {
      PROTECTION: {
        text: `case when text is not null then '${TAKEN}' end`,
        taken_by_id: 'null',
        recorded_by_subject: 'null',
      },
    },
    keeps: 'id complaint_id resident_id step taken_at recorded_by_organisation sop_id',
  },
  complaint: {
    takes: { PROTECTION: { text: `'${TAKEN}'`, about_staff_id: 'null', recorded_by_subject: 'null' } },
    keeps: `id centre_id category channel language state received_at acknowledge_by resident_id code_hash recorded_by_organisation sop_id
      version created_at updated_at`,
  },
  legal_hold: {
    takes: {
      REGISTER: {
        reason: `'${TAKEN}'`,
        lifting_reason: `case when lifted_at is not null then '${TAKEN}' end`,
      },
    },
    keeps: 'id resident_id placed_at placed_by lifted_at lifted_by version created_at updated_at',
  },
  imported_row: {
    // The row stays known without being named: whoever takes the same file over again puts nobody back.
    takes: { REGISTER: { source_key: takenKey('source', 'source_key'), digest: `''` } },
    keeps: 'id source centre_id resident_id run_id',
  },
  import_run: { nobody: 'counts, and who took rows over' },
  anonymised: { nobody: 'what was taken, and of which identifier' },
  complaint_miss: { nobody: 'who gave a code that is none' },
  missing_clock: { nobody: 'hours of a centre' },
  entitlement: { nobody: 'what everybody of a group is to have' },
  change: { nobody: 'identifiers and words, no value' },
  legal_representative: { nobody: 'people of a bureau, by their profession' },
  sharing_clause: { nobody: 'clauses' },
  retention_rule: { nobody: 'periods' },
  statistics_edition: { nobody: 'years' },
  statistics_figure: { nobody: 'numbers of more than ten people, or of nobody' },
  statistics_ground: { nobody: 'counts by all dimensions at once, without a name' },
  cohort_question: { nobody: 'who asked for figures' },
  idempotency: { nobody: 'forgotten after 30 days' },
  known_agreement: { nobody: 'agreements' },
  unverified_act: { nobody: 'acts, and the identifiers of their records' },
  feed_generation: { nobody: 'databases' },
  feed_fold: { nobody: 'places in the feed' },
  audit_event: { nobody: 'identifiers alone; what is sealed stays' },
  audit_person: { nobody: 'identifiers alone; what is sealed stays' },
  audit_place: { nobody: 'identifiers alone; what is sealed stays' },
  audit_head: { nobody: 'the end of the chain' },
};
