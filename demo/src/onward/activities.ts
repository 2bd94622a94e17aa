import { changeAt, type Dated, type Onward } from '../bulk/dated.js';
import { type Activity, activitiesOn, activityRow } from '../history/activities.js';
import { attendanceRow, STATES, TAKE_PART } from '../history/attendances.js';
import { LAST_DAY } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { type SafeZone, safeZones } from '../premises/safe-zones.js';
import { DAY, type DayNumber, HOUR, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import type { OnwardWorld } from './onward.js';
import { staysOnward } from './stays.js';

const DAYS_AHEAD = 10;
/** Children register up to so many days before. */
const REGISTER_DAYS = 3;
const stream = numberOf('attendances since the past');

function* programme({ until, since }: OnwardWorld): Generator<[SafeZone, DayNumber, Activity]> {
  const firstDay = Math.max(LAST_DAY + 1, sofiaDay(since));
  for (const zone of safeZones)
    for (let day = firstDay; day <= sofiaDay(until) + DAYS_AHEAD; day += 1)
      for (const activity of activitiesOn(zone, day)) yield [zone, day, activity];
}

/** The zones' activities since the past, and those of the days ahead. */
export const activitiesOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const [, day, activity] of programme(world))
      yield { at: sofia(day - DAYS_AHEAD, 0), row: activityRow(activity) };
  },
});

function attendanceOf(activity: Activity, resident: Resident, random: Random): Dated {
  const { startsAt, endsAt } = activity;
  const earliest = Math.max(resident.arrivedAt + HOUR, startsAt - REGISTER_DAYS * DAY);
  const at = Math.floor(random.between(earliest, startsAt - HOUR));
  const row = attendanceRow(activity, resident, identifier(at, random), 'REGISTERED', at);
  return { at, row, changes: [changeAt(endsAt, { state: random.weighted(STATES) })] };
}

/** Children who are in the care of each zone, in the order of arrival. */
function childrenByZone(world: OnwardWorld): Map<SafeZone | null, Resident[]> {
  const children = new Map<SafeZone | null, Resident[]>();
  const inOrder = staysOnward(world).sort((one, other) => one.arrivedAt - other.arrivedAt);
  for (const stay of inOrder) {
    const list = children.get(stay.zone);
    if (list) list.push(stay);
    else children.set(stay.zone, [stay]);
  }
  return children;
}

/** Who registers for the zones' activities, and who came. */
export const attendancesOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const children = childrenByZone(world);
    for (const [zone, day, activity] of programme(world)) {
      const { startsAt, endsAt, places } = activity;
      let taken = 0;
      for (const resident of children.get(zone) ?? []) {
        if (resident.arrivedAt > startsAt - 3 * HOUR) break;
        if (resident.leavesAt < endsAt || taken === places) continue;
        const random = new Random(world.seed ^ stream, resident.index, day);
        if (!random.chance(TAKE_PART)) continue;
        taken += 1;
        yield attendanceOf(activity, resident, random);
      }
    }
  },
});
