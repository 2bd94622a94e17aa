import type { Row } from '../bulk/table.js';
import type { Resident } from '../population/resident.js';
import { type SafeZone, safeZones } from '../premises/safe-zones.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, type Random, streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import { type Activity, activitiesOf, isPast } from './activities.js';

const stream = streamOf('attendances');
/** Of the children who are there. Assumption. */
export const TAKE_PART = 0.4;
/** What becomes of those who registered, in shares. */
export const STATES = { ATTENDED: 0.86, ABSENT: 0.11, CANCELLED: 0.03 } as const;

/** Some of a list, each at most once; the list's order is lost. */
function some<T>(random: Random, list: T[], count: number): T[] {
  for (let at = 0; at < count; at += 1) {
    const other = at + random.below(list.length - at);
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list.slice(0, count);
}

/** One attendance. @param at milliseconds since 1970 */
export const attendanceRow = (
  { id: activityId, host, zone }: Activity,
  resident: Resident,
  id: string,
  state: keyof typeof STATES | 'REGISTERED',
  at: number,
): Row => ({
  id,
  activity_id: activityId,
  resident_id: resident.id,
  state,
  ...writtenBy(host, zone.site.centre, at),
  ...writtenAt(at),
});

function* attendancesOf(zone: SafeZone, { residents, seed, rotaFrom }: World): Generator<Row> {
  const children = residents.filter((resident) => resident.zone === zone);
  let there: Resident[] = [];
  let next = 0;
  for (const [number, activity] of activitiesOf(zone, rotaFrom).entries()) {
    const { startsAt, endsAt, places } = activity;
    while (next < children.length && children[next]!.arrivedAt <= startsAt) there.push(children[next++]!);
    there = there.filter(({ departedAt }) => departedAt === null || departedAt >= endsAt);
    const random = stream(seed ^ numberOf(zone.code), number);
    const count = Math.min(places, there.length, random.count(there.length * TAKE_PART));
    const at = isPast(activity) ? endsAt : Math.min(startsAt, rotaFrom ?? startsAt);
    for (const resident of some(random, there, count))
      yield attendanceRow(
        activity,
        resident,
        identifier(at, random),
        isPast(activity) ? random.weighted(STATES) : 'REGISTERED',
        at,
      );
  }
}

/** Who took part in the zones' activities, or is registered for those to come. */
export function* attendanceRows(world: World): Generator<Row> {
  for (const zone of safeZones) yield* attendancesOf(zone, world);
}
