import type { Row } from '../bulk/table.js';
import { APPOINTMENT_DAYS, EVEN_YEARS, REPRESENTATIVES } from '../calibration.js';
import { HISTORY_END, LAST_DAY } from '../moment.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { DAY, dayNumber, dayText, momentText, sofiaDay } from '../seed/calendar.js';
import { identifier, identifierOf } from '../seed/identifier.js';
import { numberOf, Random, streamOf } from '../seed/random.js';
import { staffName } from '../staff/names.js';
import { principalOf } from '../staff/people.js';
import type { World } from '../world.js';
import { writtenAt } from './provenance.js';

const stream = streamOf('representations');
const BUREAUS = ['Legal aid bureau Sofia', 'Legal aid bureau Haskovo', 'Legal aid bureau Sliven'];

interface Representative {
  id: string;
  subject: string;
  fullName: string;
  bureau: string;
  from: number;
}

const representatives: readonly Representative[] = REPRESENTATIVES.flatMap(({ from, count }) =>
  Array.from({ length: count }, (_, number) => ({ from: dayNumber(from), number })),
).map(({ from }, index) => {
  const subject = `legal-representative-${String(index + 1).padStart(2, '0')}`;
  const random = new Random(numberOf(subject));
  return {
    id: identifierOf(subject, from * DAY),
    subject,
    fullName: staffName(random, false),
    bureau: BUREAUS[index % BUREAUS.length]!,
    from,
  };
});
const appointedBefore = (day: number) => representatives.filter(({ from }) => from <= day);
const firstOnes = appointedBefore(dayNumber(REPRESENTATIVES[0].from));

/** The representatives themselves. */
export const legalRepresentativeRows: readonly Row[] = representatives.map((one) => ({
  id: one.id,
  full_name: one.fullName,
  bureau: one.bureau,
  // The State's sign-in knows them: the law binds no representative to an organisation.
  subject: principalOf('STATE', one.subject),
  ...writtenAt(one.from * DAY),
}));

export interface Representation {
  id: string;
  representativeId: string;
  appointedOn: number;
  endedOn: number | null;
}

/** For the cast soon, so that each of their children has a representative. */
const CAST_APPOINTMENT_DAYS = 3;

/**
 * Children whom the first representative signs in for, so that somebody who signs in as them finds some at every size and on
 * every day: those of the cast who came with a relative; and of those who were there on the last night of the past every fourth.
 * At size large chance leaves enough.
 */
const isForTheFirst = ({ cast, index, arrivedAt, leavesAt }: Resident): boolean =>
  cast
    ? cast.role === 'SEPARATED'
    : index < EVEN_YEARS.fromResidents &&
      index % 4 === 0 &&
      arrivedAt <= HISTORY_END &&
      leavesAt > HISTORY_END;

/** Who represents a child alone, and from which day on; null for those who left before and for all others. */
export function representationOf(resident: Resident, seed: number): Representation | null {
  if (!isChildAlone(resident)) return null;
  const random = stream(seed, resident.index);
  const waited = resident.cast
    ? CAST_APPOINTMENT_DAYS
    : Math.ceil(random.logNormal(APPOINTMENT_DAYS.median, APPOINTMENT_DAYS.spread));
  const appointedOn = sofiaDay(resident.arrivedAt) + waited;
  const endedOn = resident.departedAt === null ? null : sofiaDay(resident.departedAt);
  if (appointedOn > (endedOn ?? LAST_DAY)) return null;
  const all = appointedOn >= dayNumber(REPRESENTATIVES[1].from) ? representatives : firstOnes;
  return {
    id: identifier(appointedOn * DAY, random),
    representativeId: (isForTheFirst(resident) ? all[0]! : random.pick(all)).id,
    appointedOn,
    endedOn,
  };
}

/** One representation. */
export const representationRow = (residentId: string, representation: Representation): Row => ({
  id: representation.id,
  resident_id: residentId,
  legal_representative_id: representation.representativeId,
  appointed_on: dayText(representation.appointedOn),
  ended_on: representation.endedOn === null ? null : dayText(representation.endedOn),
  end_reason: representation.endedOn === null ? null : 'RESIDENT_LEFT',
  created_at: momentText(representation.appointedOn * DAY),
  updated_at: momentText((representation.endedOn ?? representation.appointedOn) * DAY),
});

/** Who represented whom in the past. */
export function* representationRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) {
    const representation = representationOf(resident, seed);
    if (representation) yield representationRow(resident.id, representation);
  }
}
