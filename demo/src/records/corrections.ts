import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { DAY, dayText, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import type { World } from '../world.js';
import { writtenBy } from './provenance.js';

const stream = streamOf('corrections');

/** Of whom something was registered wrongly and put right later, and what. Assumption. */
const SHARE = 0.06;
const FIELDS = { GIVEN_NAME: 0.5, DATE_OF_BIRTH: 0.3, NATIONALITY: 0.2 } as const;
const REASONS = {
  GIVEN_NAME: 'Misheard at the registration; written as in the passport',
  DATE_OF_BIRTH: 'A copy of the birth certificate has come',
  NATIONALITY: 'Nobody could be asked at the registration; said with an interpreter',
} as const;

/** What stood there first, and what stands there now. */
function values(
  field: keyof typeof FIELDS,
  { givenName, birthDay, nationality }: Resident,
  random: Random,
): [string | null, string] {
  switch (field) {
    case 'GIVEN_NAME':
      return [givenName.charAt(0) + givenName.slice(2), givenName];
    case 'DATE_OF_BIRTH':
      return [dayText(birthDay - Math.floor(random.between(20, 300))), dayText(birthDay)];
    case 'NATIONALITY':
      return [null, nationality];
  }
}

/** What was corrected in the first weeks of a stay, if anything. Its moment: milliseconds since 1970. */
export function correctionOf(resident: Resident, seed: number): { at: number; row: Row } | undefined {
  const random = stream(seed, resident.index);
  const stay = (resident.departedAt ?? HISTORY_END) - resident.arrivedAt;
  // Who comes back is registered already.
  if (stay < 2 * DAY || resident.cast?.stay === 1 || !random.chance(SHARE)) return undefined;
  const at = Math.floor(resident.arrivedAt + Math.min(random.logNormal(4 * DAY, 0.8), stay * 0.8));
  const registrars = colleagues('STATE', ['REGISTRAR'], resident.centre);
  const registrar = registrars[resident.index % registrars.length]!;
  const field = random.weighted(FIELDS);
  const [before, after] = values(field, resident, random);
  const row = {
    id: identifier(at, random),
    resident_id: resident.id,
    field,
    old_value: before,
    new_value: after,
    reason: REASONS[field],
    corrected_at: momentText(at),
    corrected_by_id: registrar.id,
    resident_version: 1,
    ...writtenBy(registrar, resident.centre, at),
  };
  return { at, row };
}

/** What was corrected in the past. */
export function* correctionRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) {
    const found = correctionOf(resident, seed);
    if (found) yield found.row;
  }
}
