import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { dayText, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import type { World } from '../world.js';
import { type Assessment, assessmentOf } from './assessment.js';
import { writtenBy } from './provenance.js';

const householdStream = streamOf('household');

const householdId = (seed: number, household: number, arrivedAt: number) =>
  identifier(arrivedAt, householdStream(seed, household));

/** Identifier of the household of somebody; null for who came alone. */
export const householdOf = ({ household, arrivedAt }: Resident, seed: number): string | null =>
  household === null ? null : householdId(seed, household, arrivedAt);

/** The household of somebody. */
export const householdRow = ({ arrivedAt }: Resident, household: number, seed: number): Row => ({
  id: householdId(seed, household, arrivedAt),
  registration_number: `H-${dayText(Math.floor(arrivedAt / 86_400_000)).slice(0, 4)}-${String(household + 1).padStart(5, '0')}`,
  created_at: momentText(arrivedAt),
  updated_at: momentText(arrivedAt),
});

/** Families and siblings of the past, each once. */
export function* householdRows({ residents, seed }: World): Generator<Row> {
  let last = -1;
  for (const resident of residents) {
    const { household } = resident;
    if (household === null || household <= last) continue;
    last = household;
    yield householdRow(resident, household, seed);
  }
}

/** One resident, as far as the case got by a moment. */
export function residentRow(
  resident: Resident,
  { needsAssessedAt, riskLevel, caseState }: Assessment,
  seed: number,
  updatedAt: number,
): Row {
  const registrars = colleagues('STATE', ['REGISTRAR'], resident.centre);
  return {
    id: resident.id,
    registration_number: resident.registrationNumber,
    given_name: resident.givenName,
    family_name: resident.familyName,
    father_name: resident.fatherName ?? null,
    // As they are made they are in Latin letters already.
    given_name_latin: resident.givenName,
    family_name_latin: resident.familyName,
    father_name_latin: resident.fatherName ?? null,
    latin_name_source: 'REGISTRAR',
    date_of_birth: dayText(resident.birthDay),
    date_of_birth_certainty: resident.birthIsEstimate ? 'ASSESSED' : 'DECLARED',
    date_of_birth_is_estimate: resident.birthIsEstimate,
    sex: resident.sex,
    nationality: resident.nationality,
    languages: resident.languages,
    // Assumed: the first one is that of the family, others are picked up on the way, and nobody is interviewed without an interpreter.
    language_levels: resident.languages.map(
      (language, place) => `${language} ${place === 0 ? 'NATIVE' : 'BASIC'} UNKNOWN`,
    ),
    interpreter_need: 'NEEDED',
    interpreter_language: resident.languages[0]!,
    family_situation: resident.familySituation,
    household_id: householdOf(resident, seed),
    centre_id: resident.centre.id,
    safe_zone_id: resident.zone?.id ?? null,
    case_manager_id: resident.caseManager.id,
    case_state: caseState,
    risk_level: riskLevel,
    arrived_at: momentText(resident.arrivedAt),
    departed_at: resident.departedAt === null ? null : momentText(resident.departedAt),
    departure_reason: resident.departureReason,
    needs_assessed_at: needsAssessedAt === null ? null : momentText(needsAssessedAt),
    ...writtenBy(registrars[resident.index % registrars.length]!, resident.centre, resident.arrivedAt),
    created_at: momentText(resident.arrivedAt),
    updated_at: momentText(updatedAt),
  };
}

/** The residents of the past, in the order of arrival. */
export function* residentRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents)
    yield residentRow(resident, assessmentOf(resident, seed), seed, resident.departedAt ?? HISTORY_END);
}
