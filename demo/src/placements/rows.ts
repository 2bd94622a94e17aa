import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { writtenBy } from '../records/provenance.js';
import { householdOf } from '../records/residents.js';
import { dayText, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import type { World } from '../world.js';
import type { Placement } from './plan.js';

const stream = streamOf('placement identifiers');

/** The identifier of a placement by its number in the plan. */
export const placementId = ({ startsAt }: Placement, number: number, seed: number): string =>
  identifier(startsAt, stream(seed, number));

/** One placement. @param knownAt the last moment at which the facts about the person were known */
export function placementRow(placement: Placement, number: number, seed: number, knownAt: number): Row {
  const { resident, startsAt, endsAt } = placement;
  const registrars = colleagues('STATE', ['REGISTRAR'], resident.centre);
  return {
    id: placementId(placement, number, seed),
    bed_id: placement.bed.id,
    resident_id: resident.id,
    starts_at: momentText(startsAt),
    ends_at: endsAt === null ? null : momentText(endsAt),
    end_reason: placement.endReason,
    note: placement.note,
    person_sex: resident.sex,
    person_born_on: dayText(resident.birthDay),
    person_situation: resident.familySituation,
    person_household_id: householdOf(resident, seed),
    person_known_at: momentText(endsAt ?? knownAt),
    ...writtenBy(registrars[number % registrars.length]!, resident.centre, startsAt),
    created_at: momentText(startsAt),
    updated_at: momentText(endsAt ?? startsAt),
  };
}

/** The placements of the past, in the order of their beginning. */
export function* placementRows({ placements, seed }: World): Generator<Row> {
  for (const [number, placement] of placements.entries())
    yield placementRow(placement, number, seed, HISTORY_END);
}
