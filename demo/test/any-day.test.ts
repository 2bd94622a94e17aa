import { describe, expect, it } from 'vitest';
import { asOf } from '../src/bulk/dated.js';
import type { Row } from '../src/bulk/table.js';
import { ONWARD_STOCK } from '../src/calibration.js';
import { servicesTables } from '../src/history/tables.js';
import { type OnwardWorld, zoneAt } from '../src/onward/onward.js';
import { givenNames } from '../src/population/names.js';
import { isChildAlone, type Resident } from '../src/population/resident.js';
import { eighteenthBirthday } from '../src/population/stays.js';
import { centres, siteByCode } from '../src/premises/centres.js';
import { safeZones } from '../src/premises/safe-zones.js';
import { residentsTables } from '../src/records/tables.js';
import { DAY, sofia, sofiaDay } from '../src/seed/calendar.js';
import { staffTables } from '../src/staff/tables.js';
import { differenceOf } from '../src/top-up/difference.js';
import { DEFAULT_SEED, makeWorld, SIZES, type World } from '../src/world.js';

/** Days on which somebody may load: the leap day, both changes of the clock, ends of years, at all hours. */
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
const { scale } = SIZES.demo;

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

describe.each(LOADS.map((moment) => [new Date(moment).toISOString(), moment] as const))(
  'on %s',
  (_text, moment) => {
    const there = thereAt(moment);

    it('people are as many as was published, times the scale, at each centre; zones have children, and adults nowhere among them', () => {
      for (const centre of centres) {
        const wanted = Object.entries(ONWARD_STOCK)
          .filter(([code]) => siteByCode(code).centre === centre)
          .reduce((sum, [, { children, others }]) => sum + (children + others) * scale, 0);
        const present = there.filter((resident) => resident.centre === centre).length;
        // In the first weeks those who were there on the last night of the past are still leaving.
        if (moment > LOADS[1]!) expect(Math.abs(present - wanted)).toBeLessThanOrEqual(10 + wanted * 0.2);
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

    it('the rota is known two weeks ahead, and somebody is on duty in every zone', () => {
      const shifts = told(seenAt(moment, 16), 'staff.shift');
      const assignments = told(seenAt(moment, 16), 'staff.shift_assignment');
      const isNow = (row: Row) => momentOf(row, 'starts_at') <= moment && momentOf(row, 'ends_at') > moment;
      const ahead = Math.max(...shifts.map((shift) => momentOf(shift, 'starts_at')));
      expect(ahead).toBeGreaterThan(moment + 14 * DAY);
      const onDuty = new Set(
        assignments.filter((row) => isNow(row) && row['state'] === 'PLANNED').map((row) => row['shift_id']),
      );
      if (moment <= LOADS[0]!) return;
      for (const { id } of safeZones) {
        const running = shifts.filter((shift) => shift['safe_zone_id'] === id && isNow(shift));
        expect(running).toHaveLength(2);
        expect(running.some((shift) => onDuty.has(shift['id']!))).toBe(true);
      }
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
