import { describe, expect, it } from 'vitest';
import { asOf, type Dated, isTold } from '../src/bulk/dated.js';
import type { Row } from '../src/bulk/table.js';
import { castConsents } from '../src/cast/consents.js';
import { CAST_STANDS } from '../src/cast/days.js';
import { castResidents } from '../src/cast/people.js';
import { castReferrals } from '../src/cast/referrals.js';
import { HISTORY_END } from '../src/moment.js';
import { handoversOnward } from '../src/onward/handovers.js';
import type { OnwardWorld } from '../src/onward/onward.js';
import { presencesOnward } from '../src/onward/presences.js';
import { representationsOnward } from '../src/onward/representations.js';
import { earlierStaysOnward, residentsOnward } from '../src/onward/residents.js';
import { rotaOnward } from '../src/onward/rota.js';
import { eighteenthBirthday } from '../src/population/stays.js';
import { adultZone, adultZoneFloor } from '../src/premises/adult-zone.js';
import { DAY, type DayNumber, dayNumber, dayText, HOUR, sofia, sofiaDay } from '../src/seed/calendar.js';
import { qualificationRows } from '../src/staff/qualifications.js';
import { DEFAULT_SEED, makeWorld } from '../src/world.js';

/** Hours at which somebody looks: after midnight, in the morning, at a change of shifts, during the evening's round, after it. */
const HOURS = [0.1, 9.9, 14.95, 20.6, 20.9, 21.7];

/** Days on which somebody looks: the first ones, a whole turn of every role, both clock changes, a leap day, and later years. */
const DAYS: DayNumber[] = [
  ...Array.from({ length: 15 }, (_, more) => CAST_STANDS + more),
  ...Array.from({ length: 12 }, (_, turn) => dayNumber('2025-11-20') + turn * 11),
  ...['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26', '2026-12-31', '2028-02-29'].map(
    dayNumber,
  ),
  dayNumber('2029-06-15'),
];

/** The cast alone, as the generators see it at a moment. */
const castAt = (until: number): OnwardWorld => ({
  seed: DEFAULT_SEED,
  from: HISTORY_END,
  since: HISTORY_END,
  until,
  residents: castResidents(DEFAULT_SEED, until),
  placements: [],
});

const rowsAt = (dated: readonly Dated[], until: number): Row[] =>
  dated.filter((one) => isTold(one, until)).map((one) => asOf(one, until));

const time = (value: unknown) => Date.parse(value as string);

/** All that a day knows of the cast, to be looked at from any of its hours. */
function dayOf(day: DayNumber) {
  const world = castAt(sofia(day, 24));
  const residents = [...residentsOnward(world).dated()];
  const recent = new Set(
    world.residents.filter(({ leavesAt }) => leavesAt > sofia(day - 1, 0)).map(({ id }) => id),
  );
  const here = { ...world, residents: world.residents.filter(({ id }) => recent.has(id)) };
  return {
    residents,
    checks: [...presencesOnward(here).dated()],
    stays: [...earlierStaysOnward(world).dated()],
    consents: [...castConsents(world)],
    referrals: [...castReferrals(world)],
    representations: [...representationsOnward(here).dated()],
  };
}

/** What the databases say of the cast at a moment. */
function lookAt(day: ReturnType<typeof dayOf>, until: number) {
  const here = rowsAt(day.residents, until).filter((row) => row['departed_at'] === null);
  return {
    here,
    checks: rowsAt(day.checks, until),
    stays: rowsAt(day.stays, until),
    consents: rowsAt(day.consents, until),
    referrals: rowsAt(day.referrals, until),
    represented: new Set(
      rowsAt(day.representations, until)
        .filter((row) => row['ended_on'] === null)
        .map((row) => row['resident_id']),
    ),
    isHere: (id: unknown) => here.some((row) => row['id'] === id),
  };
}
type Look = ReturnType<typeof lookAt>;

const ageOf = (row: Row, today: DayNumber) =>
  today >= eighteenthBirthday(dayNumber(row['date_of_birth'] as string)) ? 'ADULT' : 'CHILD';

/** Which roles nobody fills, at a moment. */
function unfilled({ here, checks, stays, consents, referrals, represented, isHere }: Look, until: number) {
  const today = sofiaDay(until);
  const lastChecks = here.map(({ id }) =>
    checks
      .filter((row) => row['resident_id'] === id)
      .sort((one, other) => time(other['checked_at']) - time(one['checked_at'])),
  );
  const kin = (one: Row, other: Row) =>
    one !== other && one['household_id'] !== null && one['household_id'] === other['household_id'];
  const roles: Record<string, boolean> = {
    'missing since last night': lastChecks.some(
      ([latest, ...before]) =>
        latest?.['status'] === 'MISSING' &&
        before.find(({ status }) => status !== 'MISSING')?.['status'] === 'PRESENT' &&
        until - time(latest['checked_at']) < 26 * HOUR,
    ),
    'turns 18 within a week': here.some((row) => {
      const birthday = eighteenthBirthday(dayNumber(row['date_of_birth'] as string));
      return birthday >= today && birthday <= today + 7 && row['family_situation'] === 'UNACCOMPANIED';
    }),
    'brother and sister': here.some(
      (one) => one['sex'] === 'FEMALE' && here.some((other) => kin(one, other) && other['sex'] === 'MALE'),
    ),
    girl: here.some((row) => row['sex'] === 'FEMALE' && row['household_id'] === null),
    'separated, with a relative and a representative': here.some(
      (child) =>
        child['family_situation'] === 'SEPARATED' &&
        ageOf(child, today) === 'CHILD' &&
        represented.has(child['id'] as string) &&
        here.some((relative) => kin(child, relative) && ageOf(relative, today) === 'ADULT'),
    ),
    'came back': stays.some(
      (stay) =>
        stay['departure_reason'] === 'LEFT_WITHOUT_NOTICE' &&
        here.some(
          (row) => row['id'] === stay['resident_id'] && time(row['arrived_at']) > time(stay['departed_at']),
        ),
    ),
    'was transferred': stays.some(
      (stay) =>
        stay['departure_reason'] === 'TRANSFERRED' &&
        here.some(
          (row) =>
            row['id'] === stay['resident_id'] &&
            row['arrived_at'] === stay['departed_at'] &&
            row['centre_id'] !== stay['centre_id'],
        ),
    ),
    'withdrew a consent yesterday': consents.some(
      (row) =>
        row['withdrawn_at'] !== null &&
        sofiaDay(time(row['withdrawn_at'])) === today - 1 &&
        row['confirmation'] === 'GIVEN' &&
        isHere(row['resident_id']),
    ),
    'waits for the clinic': referrals.some(
      (row) =>
        row['state'] === 'IN_PROGRESS' &&
        isHere(row['resident_id']) &&
        consents.some(
          (consent) =>
            consent['id'] === row['consent_id'] &&
            consent['recipient_organisation'] === row['to_organisation'] &&
            consent['withdrawn_at'] === null,
        ),
    ),
    'men alone':
      here.filter((row) => row['family_situation'] === 'ADULT_ALONE' && ageOf(row, today) === 'ADULT')
        .length >= 4,
  };
  return Object.keys(roles).filter((role) => !roles[role]);
}

describe('the cast', () => {
  it('has somebody for each hard case at every hour of many days', () => {
    const gaps = DAYS.flatMap((day) => {
      const known = dayOf(day);
      return HOURS.flatMap((hour) => {
        const until = sofia(day, hour);
        return unfilled(lookAt(known, until), until).map((role) => `${dayText(day)} ${hour}: nobody ${role}`);
      });
    });
    expect(gaps).toEqual([]);
  });

  it('is small: some twenty people at a time, and fewer than two new ones a week', () => {
    for (const day of DAYS) {
      const people = castResidents(DEFAULT_SEED, sofia(day, 12));
      const here = people.filter(({ leavesAt }) => leavesAt > sofia(day, 12));
      expect(here.length).toBeLessThan(28);
      const weeks = (day - CAST_STANDS) / 7 + 10;
      expect(people.length / weeks).toBeLessThan(3.2);
    }
  });

  it('is the same for whoever looks later: a day adds to what was there, and changes nothing of it', () => {
    const early = sofia(dayNumber('2026-03-01'), 12);
    const later = early + 40 * DAY;
    const before = new Map(castResidents(DEFAULT_SEED, early).map((one) => [one.index, one]));
    const after = castResidents(DEFAULT_SEED, later).filter(({ arrivedAt }) => arrivedAt <= early);
    expect(after.map(({ index }) => index)).toEqual([...before.keys()]);
    for (const one of after) expect({ ...one, zones: [] }).toEqual({ ...before.get(one.index)!, zones: [] });
    const known = (until: number) => {
      const world = castAt(until);
      const dated = [residentsOnward(world).dated(), earlierStaysOnward(world).dated(), castConsents(world)];
      return rowsAt([...dated.flatMap((rows) => [...rows]), ...castReferrals(world)], early).sort(byId);
    };
    expect(known(later)).toEqual(known(early));
  });

  it('is nobody before 2025', () => {
    expect(castResidents(DEFAULT_SEED, HISTORY_END)).toEqual([]);
    expect(makeWorld({ size: 'small', seed: DEFAULT_SEED, until: new Date(HISTORY_END) }).onward).toBeNull();
  });
});

const byId = (one: Row, other: Row) => String(one['id']).localeCompare(String(other['id']));

describe('the beds of the cast', () => {
  it.each(['2025-01-12', '2026-02-14', '2026-11-02'])(
    'keep sister and brother in two rooms, girls among girls, and men alone on their floor, on %s',
    (day) => {
      const until = sofia(dayNumber(day), 22);
      const { onward } = makeWorld({ size: 'small', seed: DEFAULT_SEED, until: new Date(until) });
      const open = onward!.placements
        .map(({ placement }) => placement)
        .filter(({ startsAt, endsAt }) => startsAt <= until && (endsAt ?? Number.POSITIVE_INFINITY) > until);
      const inBed = new Map(open.map((placement) => [placement.resident, placement.bed]));
      const here = onward!.residents.filter(({ cast, departedAt }) => cast && departedAt === null);
      const placed = here.filter((one) => inBed.has(one));
      // Who came in the last hours may still wait for a bed.
      expect(placed.length).toBeGreaterThanOrEqual(
        here.filter((one) => one.arrivedAt < until - 6 * HOUR).length,
      );
      const siblings = placed.filter(({ cast }) => cast!.role === 'SIBLING');
      const rooms = new Set(siblings.map((one) => inBed.get(one)!.room));
      expect(siblings.length).toBeGreaterThanOrEqual(2);
      expect(rooms.size).toBeGreaterThanOrEqual(2);
      for (const { cast, sex, household } of siblings)
        for (const other of siblings)
          if (other.household === household && other.sex !== sex)
            expect(inBed.get(other)!.room, `${cast!.holder}`).not.toBe(
              inBed.get(siblings.find((one) => one.household === household && one.sex === sex)!)!.room,
            );
      for (const girl of placed.filter(({ sex }) => sex === 'FEMALE')) {
        const inRoom = open.filter(({ bed }) => bed.room === inBed.get(girl)!.room);
        expect(new Set(inRoom.map(({ resident }) => resident.sex))).toEqual(new Set(['FEMALE']));
      }
      const men = placed.filter(({ cast }) => cast!.role === 'MAN_ALONE' || cast!.role === 'RELATIVE');
      expect(men.length).toBeGreaterThanOrEqual(5);
      for (const man of men) {
        expect(inBed.get(man)!.room.floor).toBe(adultZoneFloor);
        expect(man.zone).toBe(adultZone);
      }
      for (const { bed, resident } of open)
        if (bed.room.floor === adultZoneFloor) expect(resident.cast?.role).toMatch(/MAN_ALONE|RELATIVE/);
    },
  );
});

describe('the shifts', () => {
  const end = sofia(dayNumber('2026-06-30'), 12);
  const shifts = rotaOnward(castAt(end));
  const looks = Array.from({ length: 75 }, (_, ago) => sofiaDay(end) - 2 - ago).flatMap((day) =>
    HOURS.map((hour) => sofia(day, hour)),
  );
  const trained = new Set(
    qualificationRows
      .filter((row) => row['kind'] === 'CHILD_PROTECTION')
      .map((row) => row['staff_member_id'] as string),
  );

  it.each(['STATE', 'IOM'])(
    'have left a handover of %s that nobody has acknowledged, with what is still to be done, at every hour of many days',
    (organisation) => {
      const ofTeams = shifts.filter(({ plan }) => plan.organisation === organisation);
      const all = [...handoversOnward(castAt(end), ofTeams).dated()];
      const without = looks.filter((until) => {
        const recent = all.filter(({ at }) => at <= until && at > until - 4 * DAY);
        return !recent.some((one) => {
          const row = asOf(one, until);
          return row['acknowledged_at'] === null && (row['open_points'] as string[]).length > 0;
        });
      });
      expect(without.map((at) => new Date(at).toISOString())).toEqual([]);
    },
  );

  it('have a night without anybody trained for children behind them and one ahead, each with somebody on duty', () => {
    const short = shifts
      .filter(({ plan }) => plan.zone?.code === 'SZ-OVCHA-KUPEL' && plan.window === 'NIGHT')
      .reduce((nights, shift) => {
        const planned = shift.assignments
          .filter(({ cancelled }) => !cancelled)
          .map(({ person }) => person.id);
        nights.set(shift.startsAt, [...(nights.get(shift.startsAt) ?? []), ...planned]);
        return nights;
      }, new Map<number, string[]>());
    const nights = [...short].filter(
      ([, people]) => people.length > 0 && !people.some((id) => trained.has(id)),
    );
    for (const until of looks.filter((at) => at > looks.at(-1)! + 8 * DAY)) {
      expect(nights.some(([at]) => at <= until && at > until - 8 * DAY)).toBe(true);
      expect(nights.some(([at]) => at > until && at < until + 14 * DAY)).toBe(true);
    }
  });
});
