import type { Row } from '../bulk/table.js';
import { PRESENCE, THINNED } from '../calibration.js';
import { HISTORY_END, LAST_DAY } from '../moment.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { DAY, type DayNumber, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleaguesBy, type StaffMember } from '../staff/people.js';
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

const stateSocialWorkers = colleaguesBy('STATE', ['SOCIAL_WORKER']);
const iomSocialWorkers = colleaguesBy('IOM', ['SOCIAL_WORKER']);
const guards = colleaguesBy('STATE', ['SECURITY_GUARD']);
const registrars = colleaguesBy('STATE', ['REGISTRAR']);

/** Who counts on an evening. */
export function counter(resident: Resident, day: number): StaffMember {
  const zone = resident.zone?.code;
  const people = zone
    ? (day % 3 === 0 ? stateSocialWorkers : iomSocialWorkers)(resident.centre, zone)
    : guards(resident.centre);
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

/**
 * Whether the count of an evening is kept once it is old: those of the days after an arrival are, and one a week (of adults and
 * families: in two weeks).
 */
export const isKeptForYears = (resident: Resident, day: DayNumber): boolean =>
  day - sofiaDay(resident.arrivedAt) < THINNED.daysAfterArrival ||
  (day + resident.index) % (isChildAlone(resident) ? 7 : 14) === 0;

/** So many numbers of chance make the count of one evening: three its identifier, one its answer. */
const NUMBERS_OF_A_COUNT = 4;

/**
 * The evening counts of each stay, of its last days only where the size says so. A history that goes on keeps those of its last
 * weeks before 2025, and of the years before only some: the same ones, as they are in a history that stops there.
 */
export function* presenceRows({ residents, seed, presenceDays, onward }: World): Generator<Row> {
  const wholeFrom = onward ? LAST_DAY - THINNED.wholeDays : 0;
  for (const resident of residents) {
    const random = stream(seed, resident.index);
    const [first, last] = eveningsOf(resident, presenceDays);
    for (let day = first; day <= last; day += 1) {
      if (day <= wholeFrom && day < last - 1 && !isKeptForYears(resident, day)) {
        random.skip(NUMBERS_OF_A_COUNT);
        continue;
      }
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
): Row => {
  const moment = momentText(at);
  return {
    id,
    resident_id: resident.id,
    centre_id: resident.centre.id,
    checked_at: moment,
    status,
    checked_by_id: person.id,
    ...writtenBy(person, resident.centre, at),
    created_at: moment,
  };
};

/** The check that closes a stay: nobody who has departed answers as present. */
export function departureCheck(resident: Resident, at: number, random: Random): Row {
  const [registrar] = registrars(resident.centre);
  return checkRow(resident, identifier(at, random), at, 'DEPARTED', registrar!);
}

/** How many checks there will be, about. */
export function expectedPresences({ residents, presenceDays, onward }: World): number {
  // Of a history that goes on about a third is kept.
  const share = onward ? 0.35 : 1;
  let sum = 0;
  for (const { arrivedAt, departedAt } of residents)
    sum +=
      share * Math.min(presenceDays, Math.ceil(((departedAt ?? HISTORY_END) - arrivedAt) / DAY)) +
      (departedAt === null ? 0 : 1);
  return sum;
}
