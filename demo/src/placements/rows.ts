import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { writtenBy } from '../records/provenance.js';
import { householdOf } from '../records/residents.js';
import { dayText, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import type { World } from '../world.js';

const stream = streamOf('placement identifiers');

/** The placements, in the order of their beginning. */
export function* placementRows({ placements, seed }: World): Generator<Row> {
  for (const [index, placement] of placements.entries()) {
    const { resident, startsAt, endsAt } = placement;
    const registrars = colleagues('STATE', ['REGISTRAR'], resident.centre);
    yield {
      id: identifier(startsAt, stream(seed, index)),
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
      person_known_at: momentText(endsAt ?? HISTORY_END),
      ...writtenBy(registrars[index % registrars.length]!, resident.centre, startsAt),
      created_at: momentText(startsAt),
      updated_at: momentText(endsAt ?? startsAt),
    };
  }
}
