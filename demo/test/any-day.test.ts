import { describe, expect, it } from 'vitest';
import { isLong } from '../../test/support/run/long.js';
import { asOf } from '../src/bulk/dated.js';
import type { Row } from '../src/bulk/table.js';
import { facts } from '../src/facts.js';
import { servicesTables } from '../src/history/tables.js';
import { HISTORY_END } from '../src/moment.js';
import { type OnwardWorld, zoneAt } from '../src/onward/onward.js';
import { ageBand, areKin } from '../src/placements/company.js';
import type { Placement } from '../src/placements/plan.js';
import { givenNames } from '../src/population/names.js';
import { isChildAlone, type Resident } from '../src/population/resident.js';
import { eighteenthBirthday } from '../src/population/stays.js';
import { type Centre, centres, sites } from '../src/premises/centres.js';
import { responsibilities } from '../src/premises/responsibilities.js';
import type { Room } from '../src/premises/rooms.js';
import { safeZones } from '../src/premises/safe-zones.js';
import { type ShiftWindow, shiftWindows } from '../src/premises/shift-windows.js';
import { standingBeds } from '../src/premises/shown.js';
import { residentsTables } from '../src/records/tables.js';
import { DAY, type DayNumber, dayText, HOUR, sofia, sofiaDay } from '../src/seed/calendar.js';
import { organisationByCode } from '../src/staff/organisations.js';
import { staffTables } from '../src/staff/tables.js';
import { differenceOf } from '../src/top-up/difference.js';
import { DEFAULT_SEED, makeWorld, type World } from '../src/world.js';

/**
 * Days on which somebody may load: the leap day, both changes of the clock, ends of years, at all hours. The quick form looks at a
 * third of them, among them the first, the last, a leap day, both changes of the clock and the end of a year.
 */
const LOADS = [
  '2025-01-03T09:00:00+02:00',
  '2025-02-14T23:50:00+02:00',
  '2025-03-30T04:30:00+03:00',
  '2025-03-30T22:00:00+03:00',
  '2025-06-21T03:15:00+03:00',
  '2025-08-12T20:31:00+03:00',
  '2025-10-26T03:30:00+03:00',
  '2025-10-26T03:30:00+02:00',
  '2025-12-31T23:59:00+02:00',
  '2026-02-28T10:00:00+02:00',
  '2026-03-29T10:00:00+03:00',
  '2026-07-15T12:00:00+03:00',
  '2026-10-25T21:30:00+02:00',
  '2026-11-27T10:00:00+02:00',
  '2027-01-01T00:05:00+02:00',
  '2027-05-09T18:00:00+03:00',
  '2027-09-30T07:00:00+03:00',
  '2027-12-24T21:00:00+02:00',
  '2028-02-29T10:00:00+02:00',
  '2028-03-01T00:10:00+02:00',
].map((text) => Date.parse(text));
const LATEST = makeWorld({ size: 'demo', seed: DEFAULT_SEED, until: new Date(Math.max(...LOADS)) });

/** How far a centre may be from its published occupancy: twelve points; at the small ones six people, a family and one more. */
const POINTS = 0.12;
const A_FAMILY = 6;

const bedsOf = (centre: Centre) =>
  [...sites.values()]
    .filter((site) => site.centre === centre)
    .reduce((sum, site) => sum + standingBeds(LATEST.premises, site), 0);

/** People for each place, as published: those of 31 December 2024, and the latest capacity. */
function publishedRate({ code }: Centre): number {
  const { occupancy, capacity } = facts.centres.find((one) => one.code === code)!;
  return occupancy['2024']! / (capacity['2024'] ?? capacity['2023'])!;
}

/** The same world as somebody sees it who looks earlier, at what is new in the last days. */
function seenAt(moment: number, days: number): World {
  const onward: OnwardWorld = {
    ...LATEST.onward!,
    until: moment,
    since: moment - days * DAY,
    residents: LATEST.onward!.residents.filter(({ arrivedAt }) => arrivedAt <= moment),
  };
  return { ...LATEST, onward };
}

const thereAt = (moment: number): Resident[] =>
  LATEST.onward!.residents.filter(({ arrivedAt, leavesAt }) => arrivedAt <= moment && leavesAt > moment);
const ids = (residents: readonly Resident[]) => residents.map(({ id }) => id).sort();

/** Rows of a table that came in the last days, and those open from before that changed in them. */
function told(world: World, name: string): Row[] {
  const { since, until } = world.onward!;
  const owner = { residents: residentsTables, services: servicesTables, staff: staffTables }[
    name.split('.')[0]!
  ]!;
  const { come, changed } = differenceOf(owner(world).find((table) => table.name === name)!, since, until);
  return [...come.map(({ row }) => row), ...changed.map(({ after }) => after)];
}

/** The words of something that waits for somebody. */
const OPEN_STATES: ReadonlySet<string> = new Set([
  'IN_PROGRESS',
  'ACCEPTED',
  'DRAFT',
  'ACTIVE',
  'OPEN',
  'SCHEDULED',
]);

/** Beds that are given at a moment, room by room. */
function sleepersAt(moment: number): Map<Room, Placement[]> {
  const rooms = new Map<Room, Placement[]>();
  for (const { placement } of LATEST.onward!.placements) {
    const { bed, startsAt, endsAt } = placement;
    if (startsAt > moment || (endsAt !== null && endsAt <= moment)) continue;
    rooms.set(bed.room, [...(rooms.get(bed.room) ?? []), placement]);
  }
  return rooms;
}

const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, number) => list.slice(number + 1).map((other): [T, T] => [one, other]));

const isOverCapacity = ({ note }: Placement) => note?.startsWith('Zone over capacity') ?? false;

/** Who leads or supports something in a window by the agreements, of the employers who plan shifts in zones. */
const coverOf = (window: ShiftWindow): string[] =>
  ['STATE', 'IOM'].filter((code) =>
    responsibilities.some(({ organisation, windows }) => organisation === code && windows.includes(window)),
  );

/** The window of shifts that runs at a moment, the one before it and the one after. */
function windowsAround(moment: number): { window: ShiftWindow; startsAt: number }[] {
  const day = sofiaDay(moment);
  const all = [day - 1, day, day + 1].flatMap((one: DayNumber) =>
    shiftWindows.map(({ window, start }) => ({ window, startsAt: sofia(one, start) })),
  );
  const now = all.findLastIndex(({ startsAt }) => startsAt <= moment);
  const nights = all.filter(({ window }) => window === 'NIGHT');
  return [...new Set([...all.slice(now - 1, now + 2), ...nights])];
}

const momentOf = (row: Row, column: string) => Date.parse(String(row[column]));

it('what happens later changes nothing of what was: the history of a day is the beginning of that of every later one', () => {
  const earlier = makeWorld({ size: 'small', seed: DEFAULT_SEED, until: new Date(LOADS[13]!) });
  const later = makeWorld({ size: 'small', seed: DEFAULT_SEED, until: new Date(LOADS[15]!) });
  const moment = LOADS[13]!;
  const told = (row: Row) => JSON.stringify(row);
  const wrong: Row[] = [];
  for (const tables of [residentsTables, servicesTables, staffTables])
    for (const [number, table] of tables(earlier).entries()) {
      if (!table.goesOn || table.name === 'residents.presence') continue;
      const since = new Map(
        [...tables(later)[number]!.goesOn!.onward.dated()].map((one) => [one.row['id'], one]),
      );
      for (const one of table.goesOn.onward.dated()) {
        if (one.at > moment) continue;
        const again = since.get(one.row['id']!);
        // The rota and what hangs on it goes back some months only.
        const isThinned = !again && one.leftOutAfter !== undefined && one.leftOutAfter < LOADS[15]!;
        if (!isThinned && (!again || told(asOf(again, moment)) !== told(asOf(one, moment))))
          wrong.push(one.row);
      }
    }
  expect(wrong).toEqual([]);
});

it('from the last night of the past to the end of January each centre is about as full as it was', () => {
  const nights = Array.from({ length: 32 }, (_, night) => HISTORY_END + night * DAY);
  for (const centre of centres) {
    const counts = nights.map((at) => thereAt(at).filter((one) => one.centre === centre).length);
    const [first] = counts as [number];
    expect(first).toBeGreaterThan(5);
    // The cast comes on the first of January: some twenty people at the centre of Sofia.
    const away = counts.map((count) => Math.abs(count - first));
    expect(Math.max(...away), `${centre.code}: ${counts}`).toBeLessThanOrEqual(
      Math.max(first * 0.18, A_FAMILY),
    );
  }
});

it.each(['services.referral', 'services.care_plan', 'services.service_request'])(
  'what waited at the end of the past waits no longer: %s',
  (name) => {
    const table = servicesTables(LATEST).find((one) => one.name === name)!;
    const ofThePast = [...table.rows()].filter((row) => momentOf(row, 'created_at') <= LATEST.onward!.from);
    const open = ofThePast.filter(({ state }) => OPEN_STATES.has(String(state)));
    expect(ofThePast.length).toBeGreaterThan(100);
    expect(open).toEqual([]);
  },
);

const OF_THE_QUICK_FORM = [0, 2, 7, 8, 15, 18, 19];
const looked = LOADS.filter((_, index) => isLong || OF_THE_QUICK_FORM.includes(index));

describe.each(looked.map((moment) => [new Date(moment).toISOString(), moment] as const))(
  'on %s',
  (_text, moment) => {
    const there = thereAt(moment);

    it('each centre is as full as was published; zones have children, and adults nowhere among them', () => {
      for (const centre of centres) {
        const beds = bedsOf(centre);
        const present = there.filter((resident) => resident.centre === centre).length;
        const away = Math.abs(present - publishedRate(centre) * beds);
        expect(away, `${centre.code}: ${present} in ${beds} beds`).toBeLessThanOrEqual(
          Math.max(beds * POINTS, A_FAMILY),
        );
      }
      const inZones = there.filter((resident) => safeZones.includes(zoneAt(resident, moment)!));
      expect(new Set(inZones.map((resident) => zoneAt(resident, moment))).size).toBe(safeZones.length);
      for (const { birthDay, familySituation } of inZones) {
        expect(['UNACCOMPANIED', 'SEPARATED']).toContain(familySituation);
        expect(sofia(eighteenthBirthday(birthDay), 10)).toBeGreaterThan(moment);
      }
      for (const { birthDay, arrivedAt } of there) expect(birthDay).toBeLessThanOrEqual(sofiaDay(arrivedAt));
    });

    it('names fit nationality and sex', () => {
      for (const { givenName, nationality, sex, arrivedAt } of there)
        expect(givenNames(nationality, sex, arrivedAt > LATEST.onward!.from)).toContain(givenName);
    });

    it('last evening everybody was counted once, room after room, some of them late, and who was missing looked for again; nobody before it was time', () => {
      const today = sofiaDay(moment);
      const evening = sofia(today, 22) <= moment ? today : today - 1;
      const [begin, end] = [sofia(evening, 20), sofia(evening, 22)];
      const checks = told(seenAt(moment, 3), 'residents.presence');
      for (const check of checks) expect(momentOf(check, 'checked_at')).toBeLessThanOrEqual(moment);
      const counted = checks.filter((check) => {
        const at = momentOf(check, 'checked_at');
        return at >= begin && at <= end && check['status'] !== 'DEPARTED';
      });
      const wasThere = LATEST.onward!.residents.filter(
        ({ arrivedAt, leavesAt }) => arrivedAt <= begin && leavesAt > end,
      );
      const idOf = (check: Row) => String(check['resident_id']);
      const missing = new Set(counted.filter(({ status }) => status === 'MISSING').map(idOf));
      const seen = counted.map(idOf);
      const seenOnce = seen.filter((id) => !missing.has(id));
      expect(new Set(seenOnce).size).toBe(seenOnce.length);
      if (end <= moment) expect(seen.length - seenOnce.length).toBeGreaterThan(missing.size);
      expect(seen).toEqual(expect.arrayContaining(ids(wasThere)));
      const minutes = new Set(counted.map((check) => Math.floor(momentOf(check, 'checked_at') / 60_000)));
      expect(minutes.size).toBeGreaterThan(30);
    });

    it('who has come three hours ago has a bed; girls and boys alone sleep apart, and none of them with adults', () => {
      const rooms = sleepersAt(moment);
      const inBed = new Set([...rooms.values()].flat().map(({ resident }) => resident.id));
      const without = there.filter(({ id, arrivedAt }) => arrivedAt < moment - 3 * HOUR && !inBed.has(id));
      expect(ids(without)).toEqual([]);
      for (const [room, placements] of rooms) {
        const people = placements.map(({ resident }) => resident);
        if (!people.some(isChildAlone)) continue;
        expect(people.every(isChildAlone), `${room.floor.building.code} ${room.code}`).toBe(true);
        expect(new Set(people.map(({ sex }) => sex)).size).toBe(1);
      }
    });

    it('children alone share rooms by age: small boys never with those of 16 and 17, few with those of 14 and 15 (girls have two rooms in a zone); siblings of one sex sleep together, and most families', () => {
      const rooms = [...sleepersAt(moment).values()].filter((placements) => !placements.some(isOverCapacity));
      const ofChildren = rooms.filter((placements) => placements.some((one) => isChildAlone(one.resident)));
      const strangers = ofChildren.flatMap((placements) =>
        pairsOf(placements).filter(
          ([one, other]) => one.resident.sex === 'MALE' && !areKin(one.resident, other.resident),
        ),
      );
      for (const [one, other] of strangers) {
        const since = Math.max(one.startsAt, other.startsAt);
        const apart = Math.abs(ageBand(one.resident, since) - ageBand(other.resident, since));
        expect(apart, `${one.resident.id} ${other.resident.id}`).toBeLessThan(2);
      }
      const mixed = ofChildren.filter(
        (placements) => new Set(placements.map(({ resident }) => ageBand(resident, moment))).size > 1,
      );
      expect(mixed.length).toBeLessThanOrEqual(ofChildren.length * 0.2);
      const households = new Map<number, Placement[]>();
      for (const placement of rooms.flat()) {
        const { household, cast } = placement.resident;
        if (household !== null && !cast)
          households.set(household, [...(households.get(household) ?? []), placement]);
      }
      const isApart = (placements: readonly Placement[]) =>
        new Set(placements.map(({ bed }) => bed.room)).size > 1;
      const isOfOneSex = (placements: readonly Placement[]) =>
        new Set(placements.map(({ resident }) => resident.sex)).size === 1;
      const siblings = [...households.values()].filter(
        (one) => isChildAlone(one[0]!.resident) && isOfOneSex(one),
      );
      expect(
        siblings.filter(isApart).map((one) => one.map(({ resident, bed }) => [resident.id, bed.room.code])),
      ).toEqual([]);
      const families = [...households.values()].filter((one) => !isChildAlone(one[0]!.resident));
      expect(families.length).toBeGreaterThan(20);
      expect(families.filter(isApart).length).toBeLessThanOrEqual(families.length * 0.2);
    });

    it('the rota is known two weeks ahead, and in every zone both employers have somebody on duty as the agreements divide the windows, at night as by day', () => {
      const shifts = told(seenAt(moment, 20), 'staff.shift');
      const assignments = told(seenAt(moment, 20), 'staff.shift_assignment');
      const ahead = Math.max(...shifts.map((shift) => momentOf(shift, 'starts_at')));
      expect(ahead).toBeGreaterThan(moment + 14 * DAY);
      const staffed = new Set(
        assignments.filter(({ state }) => state === 'PLANNED').map((row) => row['shift_id']),
      );
      const without: string[] = [];
      for (const { window, startsAt } of windowsAround(moment)) {
        // The rota of what went on from the past begins with its first day.
        if (startsAt < LATEST.onward!.from + 12 * HOUR) continue;
        for (const { id, code } of safeZones)
          for (const employer of coverOf(window)) {
            const planned = shifts.filter(
              (shift) =>
                shift['safe_zone_id'] === id &&
                shift['window'] === window &&
                shift['organisation_id'] === organisationByCode(employer).id &&
                momentOf(shift, 'starts_at') === startsAt,
            );
            if (planned.length !== 1 || !planned.some((shift) => staffed.has(shift['id']!)))
              without.push(`${code} ${dayText(sofiaDay(startsAt))} ${window}: nobody of ${employer}`);
          }
      }
      expect(coverOf('NIGHT')).toEqual(['STATE', 'IOM']);
      expect(without).toEqual([]);
    });

    it('work goes on: handovers of the last night and day, food, sessions, and care plans mostly in time', () => {
      const handovers = told(seenAt(moment, 2), 'staff.handover');
      for (const row of handovers) expect(momentOf(row, 'written_at')).toBeLessThanOrEqual(moment);
      if (moment <= LOADS[0]!) return;
      const windows = new Set(handovers.map((row) => row['shift_id']));
      expect(windows.size).toBeGreaterThanOrEqual(safeZones.length * 4);
      const fed = new Set(
        told(seenAt(moment, 12), 'residents.basic_assistance')
          .filter(({ kind }) => kind === 'FOOD')
          .map((row) => row['resident_id']),
      );
      const hungry = there.filter(({ id, arrivedAt }) => arrivedAt < moment - DAY && !fed.has(id));
      expect(hungry).toEqual([]);
      const sessions = told(seenAt(moment, 30), 'services.session');
      const served = new Set(sessions.map((row) => row['resident_id']));
      const children = there.filter((one) => isChildAlone(one) && one.arrivedAt < moment - 30 * DAY);
      expect(children.filter(({ id }) => served.has(id)).length).toBeGreaterThan(children.length * 0.8);
      for (const row of sessions) expect(momentOf(row, 'ended_at')).toBeLessThanOrEqual(moment);
      const plans = told(seenAt(moment, 120), 'services.care_plan').filter(({ state }) => state !== 'CLOSED');
      const overdue = plans.filter((plan) => Date.parse(String(plan['review_due_on'])) + DAY < moment);
      if (moment > LOADS[1]!) expect(plans.length).toBeGreaterThan(15);
      expect(overdue.length).toBeLessThanOrEqual(2 + plans.length * 0.15);
    });
  },
);
