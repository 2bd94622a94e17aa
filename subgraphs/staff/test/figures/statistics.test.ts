import { Database } from '@mrrm/platform/database/database';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { reportOn } from '@mrrm/platform/statistics/report';
import { dayAt } from '@mrrm/platform/values/day';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/chore';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../../../test/support/statements/collect.js';
import { fitnessOf } from '../../src/figures/repository/fitness.js';
import { amountsOfFitness, staffMeasures } from '../../src/figures/rules/measures.js';
import { counted } from '../../src/figures/statistics.js';
import { ELSEWHERE, HERE, IOM, STATE, startTwoEmployers } from '../support/two-employers.js';

const YEAR = 2023;
const HOUR = 3_600_000;
const START = Date.UTC(YEAR, 0, 1);
const moment = (hour: number) => new Date(START + hour * HOUR).toISOString();
const employerOf = ({ organisation }: Pick<Planned, 'organisation'>) =>
  organisation === STATE ? 'STATE' : 'IOM';
/** On which days of the year the training of somebody counts. */
const TRAINED: Record<string, (day: string) => boolean> = {
  always: () => true,
  untilJune: (day) => day <= `${YEAR}-06-30`,
  never: () => false,
};

interface Planned {
  centre: string;
  organisation: string;
  window: string;
  from: number;
  length: number;
  needed: number;
  people: string[];
}
/** Around the ends of January and of the year, and around the hours that the clock loses and has twice. */
const times = fc
  .tuple(fc.constantFrom(0, 31 * 24, 84 * 24, 301 * 24, 365 * 24), fc.integer({ min: -60, max: 60 }))
  .map(([base, more]) => base + more);
const shifts: Planned[] = fc.sample(
  fc.record({
    centre: fc.constantFrom(HERE, ELSEWHERE),
    organisation: fc.constantFrom(STATE, IOM),
    window: fc.constantFrom('DAY', 'EVENING', 'NIGHT'),
    from: times,
    length: fc.integer({ min: 1, max: 24 }),
    needed: fc.integer({ min: 1, max: 3 }),
    people: fc.array(fc.constantFrom(...Object.keys(TRAINED)), { maxLength: 3 }),
  }),
  { numRuns: 60, seed: 167 },
);

let world: Awaited<ReturnType<typeof startTwoEmployers>>;
let database: Database;
const makeNext = async (months = 12) => {
  const request = database.request(clerk('staff'));
  await makeEdition(request, counted, { year: YEAR, months }).finally(() => request.close());
};
beforeAll(async () => {
  world = await startTwoEmployers();
  const { owner: sql, appUrl } = world.staff;
  database = new Database({
    ...{ url: appUrl, applicationName: 'editions', maximumConnections: 1 },
    onStatement: (text) => collect('staff', text),
  });
  const rows = shifts.map((one) => ({ id: newIdentifier(), ...one }));
  const people = rows.flatMap(({ id: shift, people: all, ...of }) =>
    all.map((training) => ({ id: newIdentifier(), shift, training, ...of })),
  );
  const refuted = { ...rows[0]!, id: newIdentifier(), centre: newIdentifier(), verification: 'REFUTED' };
  const times = ({ from, length }: { from: number; length: number }) => ({
    ...{ starts_at: moment(from), ends_at: moment(from + length) },
  });
  await sql`insert into staff.shift ${sql(
    [...rows.map((one) => ({ ...one, verification: 'VERIFIED' })), refuted].map((one) => ({
      ...{ id: one.id, centre_id: one.centre, organisation_id: one.organisation, window: one.window },
      ...{ staff_needed: one.needed, verification: one.verification, ...times(one) },
    })),
  )}`;
  await sql`insert into staff.staff_member ${sql(
    people.map(({ id, organisation }) => ({
      ...{ id, organisation_id: organisation, full_name: `Member ${id}`, role: 'SOCIAL_WORKER' },
    })),
  )}`;
  await sql`insert into staff.qualification ${sql(
    people.flatMap(({ id, training }) => [
      { ...course(id, 'FIRST_AID'), valid_until: null },
      ...(training === 'never'
        ? []
        : [
            {
              ...course(id, 'CHILD_PROTECTION'),
              valid_until: training === 'untilJune' ? `${YEAR}-06-30` : null,
            },
          ]),
    ]),
  )}`;
  await sql`insert into staff.shift_assignment ${sql(
    people.map((one) => ({
      ...{
        id: newIdentifier(),
        shift_id: one.shift,
        staff_member_id: one.id,
        state: 'PLANNED',
        ...times(one),
      },
    })),
  )}`;
  // Called off: somebody trained on each shift.
  for (const one of rows)
    await sql`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at, state)
      values (${newIdentifier()}, ${one.id}, ${people.find(({ training }) => training === 'always')!.id}, ${moment(one.from)}, ${moment(one.from + one.length)}, 'CANCELLED')`;
  for (const [at, { id, centre, from, length }] of rows.slice(0, 30).entries()) {
    const acknowledged = at % 3 === 0 ? null : moment(from + length + (at % 3 === 1 ? 1 : 30));
    await sql`insert into staff.handover (id, shift_id, centre_id, written_by_id, written_at, summary, acknowledged_by_id, acknowledged_at)
      values (${newIdentifier()}, ${id}, ${centre}, ${world.worker}, ${moment(from + length)}, 'Quiet',
        ${acknowledged && world.colleague}, ${acknowledged})`;
  }
  await makeNext();
}, 60_000);
afterAll(async () => {
  await database?.close();
  await world?.staff.stop();
});
const course = (of: string, kind: string) => ({
  ...{ id: newIdentifier(), staff_member_id: of, kind, obtained_on: '2020-01-01' },
});

const analyst = (centres: string[] = []) => ({
  organisation: 'IOM',
  role: 'ANALYST',
  purpose: 'STATISTICS',
  centres,
});
interface Cell {
  period: string;
  value: number;
  withheld: null;
  centre: { id: string } | null;
  categories: { category: string; word: { label: string } | null }[];
}
const ask = async (words: string, actor: object = analyst()) => {
  const { data, errors } = await world.staff.ask(
    actor,
    `{ staffStatistics(${words}) { openPeriods editions { number } cells { period value withheld centre { id } before { change } categories { category word { label } } } } }`,
  );
  return { cells: data?.staffStatistics?.cells as Cell[], table: data?.staffStatistics, errors };
};
const months = (measure: string, by: string) =>
  ask(`measure: ${measure}, period: "${YEAR}", each: MONTH, by: [${by}]`);
const told = (cells: Cell[]) =>
  Object.fromEntries(
    cells
      .map(({ period, categories, value }) => [
        [period, ...categories.map(({ category }) => category)].join(' '),
        value,
      ])
      .sort(),
  );
/** Sums of what was worked out hour by hour, as the answer names them. */
const summed = (all: Iterable<readonly [string, number]>) => {
  const sums = new Map<string, number>();
  for (const [key, amount] of all) sums.set(key, (sums.get(key) ?? 0) + amount);
  return Object.fromEntries([...sums].sort());
};

const hours = Array.from({ length: 367 * 24 }, (_, at) => at - 24).flatMap((hour) => {
  const day = dayAt(new Date(START + hour * HOUR), 'Europe/Sofia');
  return day.startsWith(`${YEAR}`) ? [{ hour, month: day.slice(0, 7) }] : [];
});
const isTrained = ({ people, from }: Planned) => {
  const day = dayAt(new Date(START + from * HOUR), 'Europe/Sofia');
  return people.some((training) => TRAINED[training]!(day));
};
/** The months in which a shift has hours. */
const monthsOf = (one: Planned) => hours.flatMap(({ hour, month }) => (runs(hour)(one) ? [month] : []));
const runs = (hour: number) => (one: Planned) => one.from <= hour && hour < one.from + one.length;

describe('numbers of staff', () => {
  it('are refused to whoever is none that counts, and to an analyst of no keeper of centres', async () => {
    for (const actor of [
      { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [HERE] },
      { ...analyst(), organisation: 'CARITAS' },
    ]) {
      const { errors } = await ask(`measure: HOURS_PLANNED, period: "${YEAR}"`, actor);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('tell of training by employer or by centre, and of one employer at one centre never', async () => {
    for (const words of [
      'measure: SHIFT_HOURS_WITHOUT_TRAINED, period: "2023", by: [CENTRE, EMPLOYER]',
      'measure: HOURS_WITHOUT_TRAINED, period: "2023", by: EMPLOYER',
      'measure: HANDOVERS_UNACKNOWLEDGED, period: "2023", by: EMPLOYER',
    ])
      expect((await ask(words)).errors?.[0]?.extensions.code, words).toBe('BAD_USER_INPUT');
    // What is of all centres would tell of another one.
    const own = analyst([HERE]);
    const employers = await ask('measure: SHIFT_HOURS_WITHOUT_TRAINED, period: "2023"', own);
    expect(employers.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const { cells } = await ask('measure: HOURS_WITHOUT_TRAINED, period: "2023", by: CENTRE', own);
    expect(cells.map(({ centre }) => centre!.id)).toEqual([HERE]);
  });

  it('add up the hours of shifts in their months, as it is worked out hour by hour', async () => {
    const work = (of: (one: Planned) => number, named: (one: Planned) => string[]) =>
      summed(
        hours.flatMap(({ hour, month }) =>
          shifts.filter(runs(hour)).map((one) => [[month, ...named(one)].join(' '), of(one)] as const),
        ),
      );
    const known = (all: Record<string, number>) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value > 0));
    const whole = (one: Planned) => [one.centre, employerOf(one), one.window];
    for (const [measure, of] of [
      ['HOURS_NEEDED', ({ needed }: Planned) => needed],
      ['HOURS_PLANNED', ({ people }: Planned) => people.length],
      ['HOURS_COVERED', ({ needed, people }: Planned) => Math.min(needed, people.length)],
    ] as const) {
      const { cells } = await months(measure, 'CENTRE, EMPLOYER, WINDOW');
      expect(known(told(cells)), measure).toEqual(known(work(of, whole)));
    }
    const { cells } = await months('SHIFT_HOURS_WITHOUT_TRAINED', 'EMPLOYER, WINDOW');
    expect(known(told(cells))).toEqual(
      known(
        work(
          (one) => Number(!isTrained(one)),
          (one) => whole(one).slice(1),
        ),
      ),
    );
  });

  it('count the hours of the clock without anybody, and without anybody trained, by the shift that runs', async () => {
    const withoutAnybody: [string, number][] = [];
    const withoutTrained: [string, number][] = [];
    for (const centre of [HERE, ELSEWHERE]) {
      const here = shifts.filter((one) => one.centre === centre);
      const clock = hours.map((one) => ({ ...one, running: here.filter(runs(one.hour)) }));
      const onRecord = new Set(clock.flatMap(({ month, running }) => (running.length > 0 ? [month] : [])));
      for (const { month, running } of clock.filter((one) => onRecord.has(one.month))) {
        const window = ['NIGHT', 'EVENING', 'DAY'].find((one) =>
          running.some((shift) => shift.window === one),
        );
        for (const none of ['NIGHT', 'EVENING', 'DAY', 'NO_SHIFT']) {
          const key = [month, centre, none].join(' ');
          const isIt = none === (window ?? 'NO_SHIFT');
          withoutAnybody.push([key, Number(isIt && running.every(({ people }) => people.length === 0))]);
          withoutTrained.push([key, Number(isIt && !running.some(isTrained))]);
        }
      }
    }
    const anybody = await months('HOURS_WITHOUT_ANYBODY', 'CENTRE, RUNNING');
    expect(told(anybody.cells)).toEqual(summed(withoutAnybody));
    const trained = await months('HOURS_WITHOUT_TRAINED', 'CENTRE, RUNNING');
    expect(told(trained.cells)).toEqual(summed(withoutTrained));
    expect(trained.cells[0]!.categories[1]!.word).toEqual({ label: 'Day' });
  });

  it('say of each month whether somebody was there at every hour, and somebody trained at night', async () => {
    const { cells } = await ask(
      `measure: STANDARDS_AT_END, period: "${YEAR}", each: MONTH, by: [CENTRE, INDICATOR, STANDING]`,
    );
    const clock = told((await months('HOURS_WITHOUT_ANYBODY', 'CENTRE')).cells);
    const nights = told((await months('HOURS_WITHOUT_TRAINED', 'CENTRE, RUNNING')).cells);
    const expected = Object.entries(clock).flatMap(([key, hours]) => {
      const [month, centre] = key.split(' ');
      const isNight = shifts.some(
        (one) => one.centre === centre && one.window === 'NIGHT' && monthsOf(one).includes(month!),
      );
      const planned = shifts
        .filter((one) => one.centre === centre && monthsOf(one).includes(month!))
        .reduce((sum, { people }) => sum + people.length, 0);
      const night = isNight ? (nights[`${key} NIGHT`] === 0 ? 'MET' : 'NOT_MET') : 'NOT_MEASURABLE';
      return [
        `${key} STAFF_24_7 ${hours === 0 ? 'MET' : 'NOT_MET'}`,
        `${key} NIGHT_TRAINED ${night}`,
        // Nobody has either on record, which is said where more than ten are planned.
        `${key} STAFF_VETTED ${planned > 10 ? 'NOT_MET' : 'NOT_MEASURABLE'}`,
        `${key} STAFF_CODE_OF_CONDUCT ${planned > 10 ? 'NOT_MET' : 'NOT_MEASURABLE'}`,
      ];
    });
    expect(Object.keys(told(cells.filter(({ value }) => value === 1)))).toEqual(expected.sort());
    // The standards of a quarter are those of its last month: of June nothing is on record.
    const { cells: quarter } = await ask('measure: STANDARDS_AT_END, period: "2023-Q2", by: CENTRE');
    expect(quarter).toEqual([]);
  });

  it.each([
    [10, 0, 'NOT_MEASURABLE'],
    [11, 0, 'MET'],
    [11, 1, 'NOT_MET'],
  ])('say of %i people who are planned, %i of them not vetted: %s', (people, unvetted, standing) => {
    const of = amountsOfFitness({ month: 1, centreId: HERE, people, unvetted, unbound: 0 });
    expect(of.map(({ coordinates }) => coordinates[2])).toEqual([standing, people < 11 ? standing : 'MET']);
  });

  it('look at the vetting until the end of a shift, and at the code of conduct at its beginning, as the rows have it', async () => {
    const { owner: sql } = world.staff;
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        world.employ(STATE, ELSEWHERE, {
          vetted_until: at === 0 ? '2020-02-10' : '2020-12-31',
          code_of_conduct_signed_on: at === 1 ? null : at === 2 ? '2020-02-11' : '2020-01-01',
        }),
      ),
    );
    // A night that ends on the day after the one on which the vetting of one ends, and an earlier one of January.
    for (const [from, until] of [
      ['2020-01-10T20:00Z', '2020-01-11T06:00Z'],
      ['2020-02-10T20:00Z', '2020-02-11T06:00Z'],
    ] as const) {
      const id = newIdentifier();
      await sql`insert into staff.shift (id, centre_id, organisation_id, "window", starts_at, ends_at, staff_needed, verification)
        values (${id}, ${ELSEWHERE}, ${STATE}, 'NIGHT', ${from}, ${until}, 1, 'VERIFIED')`;
      for (const one of people)
        await sql`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at, state)
          values (${newIdentifier()}, ${id}, ${one}, ${from}, ${until}, ${one === people[1] && from < '2020-02' ? 'CANCELLED' : 'PLANNED'})`;
    }
    const request = database.request(clerk('staff'));
    const found = await fitnessOf(await request.read(), 2020).finally(() => request.close());
    expect(found.sort((a, b) => a.month - b.month)).toEqual([
      { month: 1, centreId: ELSEWHERE, people: 11, unvetted: 0, unbound: 1 },
      { month: 2, centreId: ELSEWHERE, people: 12, unvetted: 1, unbound: 2 },
    ]);
  });

  it('count handovers that were acknowledged too late or never, and none where there were shifts', async () => {
    const { owner: sql } = world.staff;
    const [row] = await sql`select count(*)::int as written, count(*) filter (
        where acknowledged_at is null or acknowledged_at - written_at > interval '24 hours')::int as open
      from staff.handover where (written_at at time zone 'Europe/Sofia') >= ${`${YEAR}-01-01`} and (written_at at time zone 'Europe/Sofia') < ${`${YEAR + 1}-01-01`}`;
    const values = async (measure: string) =>
      (await ask(`measure: ${measure}, period: "${YEAR}"`)).cells.map(({ value }) => value);
    expect(await values('HANDOVERS')).toEqual([row!['written']]);
    expect(await values('HANDOVERS_UNACKNOWLEDGED')).toEqual([row!['open']]);
    expect(row!['open']).toBeGreaterThan(3);
    const { cells, table } = await months('HANDOVERS', 'CENTRE');
    // Of the months without a shift on record nothing is known.
    expect(new Set(cells.map(({ period }) => period))).not.toContain(`${YEAR}-05`);
    expect(table.openPeriods).toEqual([]);
    expect(cells.every(({ withheld }) => withheld === null)).toBe(true);
  });

  it('are told anew when the rota was corrected, by an edition of their own', async () => {
    const { owner: sql } = world.staff;
    const words = `measure: HOURS_NEEDED, period: "${YEAR}"`;
    const { cells } = await ask(words);
    await sql`insert into staff.shift (id, centre_id, organisation_id, "window", starts_at, ends_at, staff_needed, verification)
      values (${newIdentifier()}, ${HERE}, ${IOM}, 'DAY', '2023-05-02T06:00:00Z', '2023-05-02T14:00:00Z', 2, 'VERIFIED')`;
    expect((await ask(words)).cells).toEqual(cells);
    await makeNext();
    const anew = await ask(words);
    expect(anew.table.editions).toEqual([{ number: 2 }]);
    expect(anew.cells[0]!.value).toBe(cells[0]!.value + 16);
    const request = database.request(clerk('staff'));
    const { isSafe, lines } = await reportOn(await request.read(), counted, YEAR).finally(() =>
      request.close(),
    );
    expect([isSafe, lines]).toEqual([true, [expect.stringContaining('2 editions')]]);
  });

  it('are found in a catalogue like that of every owner', async () => {
    const { data } = await world.staff.ask(
      analyst(),
      '{ staffStatisticsCatalogue { least dimensionsOfMonth measures { measure { value } dimensions { isPlace dimension { value } categories { value } } } } }',
    );
    const { measures, ...rest } = data.staffStatisticsCatalogue;
    expect(rest).toEqual({ least: 1, dimensionsOfMonth: 3 });
    for (const { measure, dimensions } of measures) {
      const declared = staffMeasures([]).find(({ name }) => name === measure.value)!;
      expect(
        dimensions.map(
          (one: { isPlace: boolean; dimension: { value: string }; categories: { value: string }[] }) => ({
            name: one.dimension.value,
            categories: one.categories.map(({ value }) => value),
            ...(one.isPlace && { place: true }),
          }),
        ),
      ).toEqual(declared.dimensions);
    }
  });
});
