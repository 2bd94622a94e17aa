import type { Dated, Onward } from '../bulk/dated.js';
import { THINNED } from '../calibration.js';
import { castCheckOn } from '../cast/evenings.js';
import { type Resident, wholeStay } from '../population/resident.js';
import { checkRow, counter, departureCheck, isKeptForYears, statusOf } from '../records/presences.js';
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

/** Who is missing is looked for again: before ten in the evening, and at ten past midnight. Assumption. */
const LOOKED_AGAIN = [104, 240];

/** The evenings on which a resident is counted: the first and the last one. */
function eveningsOf({ arrivedAt, leavesAt }: Resident, world: OnwardWorld): [DayNumber, DayNumber] {
  const begin = Math.max(arrivedAt, world.from);
  let first = sofiaDay(begin);
  if (sofia(first, ROUND_BEGINS) <= begin) first += 1;
  let last = sofiaDay(leavesAt);
  if (countedAt(last, 90) >= leavesAt) last -= 1;
  // What was counted before the day of which one asks is told already.
  return [Math.max(first, sofiaDay(world.since) - 1), last];
}

const countedAt = (day: DayNumber, minutes: number) =>
  Math.round(sofia(day, ROUND_BEGINS) + minutes * MINUTE);

/** When the round comes to a resident: the rooms are gone through in the same order every evening, some minutes each. */
function minutesInto(room: number, random: Random): number {
  const late = random.chance(LATE) ? random.between(8, 25) : 0;
  return room + late + random.unit() * 4;
}

function* checksOf(resident: Resident, world: OnwardWorld): Generator<Dated> {
  const stay = stayInCare(wholeStay(resident));
  const wholeFrom = sofiaDay(world.until) - THINNED.wholeDays;
  const lastDay = sofiaDay(resident.leavesAt);
  const room = new Random(rooms, resident.index).unit() * MINUTES_OF_ROUND;
  const [firstEvening, lastEvening] = eveningsOf(resident, world);
  for (let day = firstEvening; day <= lastEvening; day += 1) {
    const isLast = countedAt(day + 1, 90) >= resident.leavesAt;
    if (day <= wholeFrom && day < lastDay - 1 && !isLast && !isKeptForYears(resident, day)) continue;
    const random = new Random(world.seed ^ stream, resident.index, day);
    const scripted = castCheckOn(resident, day);
    const at = countedAt(day, scripted?.minutes ?? minutesInto(room, random));
    if (at > world.until) break;
    const status = scripted?.status ?? statusOf(random, stay, isLast);
    yield { at, row: checkRow(stay, identifier(at, random), at, status, counter(stay, day)) };
    for (const minutes of status === 'MISSING' ? LOOKED_AGAIN : []) {
      const later = countedAt(day, minutes);
      if (later >= resident.leavesAt) break;
      yield { at: later, row: checkRow(stay, identifier(later, random), later, status, counter(stay, day)) };
    }
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
