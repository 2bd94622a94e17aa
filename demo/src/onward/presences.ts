import type { Dated, Onward } from '../bulk/dated.js';
import { THINNED } from '../calibration.js';
import { castCheckOn } from '../cast/evenings.js';
import { isChildAlone, type Resident, wholeStay } from '../population/resident.js';
import { checkRow, counter, departureCheck, statusOf } from '../records/presences.js';
import { type DayNumber, MINUTE, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random, streamOf } from '../seed/random.js';
import { type OnwardWorld, stillToTell } from './onward.js';
import { stayInCare } from './stays.js';

const stream = numberOf('evening counts');
const departures = streamOf('departure checks');
const rooms = numberOf('rounds');
/** The round begins now, and goes from room to room. */
const ROUND_BEGINS = 20 + 10 / 60;
const MINUTES_OF_ROUND = 55;
/** Who was not in the room is asked for once more later. */
const LATE = 0.06;

/** The evenings on which a resident is counted: one by one in the order of time, the first and the last marked. */
function* eveningsOf({ arrivedAt, leavesAt }: Resident, world: OnwardWorld): Generator<DayNumber> {
  const begin = Math.max(arrivedAt, world.from);
  let first = sofiaDay(begin);
  if (sofia(first, ROUND_BEGINS) <= begin) first += 1;
  let last = sofiaDay(leavesAt);
  if (countedAt(last, 90) >= leavesAt) last -= 1;
  for (let day = first; day <= last; day += 1) yield day;
}

const countedAt = (day: DayNumber, minutes: number) =>
  Math.round(sofia(day, ROUND_BEGINS) + minutes * MINUTE);

/** When the round comes to a resident: the rooms are gone through in the same order every evening, some minutes each. */
function minutesInto(resident: Resident, random: Random): number {
  const room = new Random(rooms, resident.index).unit() * MINUTES_OF_ROUND;
  const late = random.chance(LATE) ? random.between(8, 25) : 0;
  return room + late + random.unit() * 4;
}

/**
 * Whether the check of an evening is kept in a history that one begins to look at: all of the last weeks, all of the days
 * after an arrival and before a departure, and one a week besides.
 */
function isKept(resident: Resident, day: DayNumber, today: DayNumber, last: boolean): boolean {
  if (day > today - THINNED.wholeDays || last) return true;
  if (day - sofiaDay(resident.arrivedAt) < THINNED.daysAfterArrival) return true;
  return isChildAlone(resident) ? (day + resident.index) % 7 === 0 : (day + resident.index) % 14 === 0;
}

function* checksOf(resident: Resident, world: OnwardWorld): Generator<Dated> {
  const stay = stayInCare(wholeStay(resident));
  const today = sofiaDay(world.until);
  const lastDay = sofiaDay(resident.leavesAt);
  for (const day of eveningsOf(resident, world)) {
    const random = new Random(world.seed ^ stream, resident.index, day);
    const scripted = castCheckOn(resident, day);
    const at = countedAt(day, scripted?.minutes ?? minutesInto(resident, random));
    if (at > world.until) break;
    const last = countedAt(day + 1, 90) >= resident.leavesAt;
    if (!isKept(resident, day, today, last || day >= lastDay - 1)) continue;
    const status = scripted?.status ?? statusOf(random, stay, last);
    yield { at, row: checkRow(stay, identifier(at, random), at, status, counter(stay, day)) };
  }
  const random = departures(world.seed, resident.index);
  yield { at: resident.leavesAt, row: departureCheck(stay, resident.leavesAt, random) };
}

/** The evening counts since the past, and the checks that close a stay. */
export const presencesOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of stillToTell(world)) yield* checksOf(resident, world);
  },
});
