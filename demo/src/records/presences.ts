import type { Row } from '../bulk/table.js';
import { PRESENCE } from '../calibration.js';
import { HISTORY_END, LAST_DAY } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { DAY, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues, type StaffMember } from '../staff/people.js';
import type { World } from '../world.js';
import { writtenBy } from './provenance.js';

const stream = streamOf('presences');
/** In the past everybody is counted once a day, at this hour of Sofia, in one batch per place. */
const EVENING_COUNT = 20.75;

type Status = keyof typeof PRESENCE;

/** What the count of an evening says of somebody. @param last it is the last one before the departure */
export function statusOf(random: Random, resident: Resident, last: boolean): Status {
  if (last && resident.departureReason === 'LEFT_WITHOUT_NOTICE')
    return random.weighted({ PRESENT: 0.35, ABSENT: 0.4, MISSING: 0.25, AUTHORISED_ABSENCE: 0 });
  return random.weighted(PRESENCE);
}

/** Who counts on an evening. */
export function counter(resident: Resident, day: number): StaffMember {
  const zone = resident.zone?.code;
  const people = zone
    ? colleagues(day % 3 === 0 ? 'STATE' : 'IOM', ['SOCIAL_WORKER'], resident.centre, zone)
    : colleagues('STATE', ['SECURITY_GUARD'], resident.centre);
  return people[day % people.length]!;
}

/** The days on whose evening a resident was there, the first and the last one. */
function eveningsOf(resident: Resident, days: number): [number, number] {
  const end = resident.departedAt ?? HISTORY_END;
  let first = sofiaDay(resident.arrivedAt);
  let last = Math.min(sofiaDay(end), LAST_DAY);
  if (sofia(first, EVENING_COUNT) <= resident.arrivedAt) first += 1;
  if (sofia(last, EVENING_COUNT) >= end) last -= 1;
  return [Math.max(first, last - days + 1), last];
}

/** The evening counts of each stay, of its last days only where the size says so. */
export function* presenceRows({ residents, seed, presenceDays }: World): Generator<Row> {
  for (const resident of residents) {
    const random = stream(seed, resident.index);
    const [first, last] = eveningsOf(resident, presenceDays);
    for (let day = first; day <= last; day += 1) {
      const at = sofia(day, EVENING_COUNT);
      const id = identifier(at, random);
      yield checkRow(resident, id, at, statusOf(random, resident, day === last), counter(resident, day));
    }
    if (resident.departedAt !== null) yield departureCheck(resident, resident.departedAt, random);
  }
}

/** One check. @param at milliseconds since 1970 */
export const checkRow = (
  resident: Resident,
  id: string,
  at: number,
  status: Status | 'DEPARTED',
  person: StaffMember,
): Row => ({
  id,
  resident_id: resident.id,
  centre_id: resident.centre.id,
  checked_at: momentText(at),
  status,
  checked_by_id: person.id,
  ...writtenBy(person, resident.centre, at),
  created_at: momentText(at),
});

/** The check that closes a stay: nobody who has departed answers as present. */
export function departureCheck(resident: Resident, at: number, random: Random): Row {
  const [registrar] = colleagues('STATE', ['REGISTRAR'], resident.centre);
  return checkRow(resident, identifier(at, random), at, 'DEPARTED', registrar!);
}

/** How many checks there will be, about. */
export function expectedPresences({ residents, presenceDays }: World): number {
  let sum = 0;
  for (const { arrivedAt, departedAt } of residents)
    sum +=
      Math.min(presenceDays, Math.ceil(((departedAt ?? HISTORY_END) - arrivedAt) / DAY)) +
      (departedAt === null ? 0 : 1);
  return sum;
}
