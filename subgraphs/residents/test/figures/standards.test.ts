import { Database } from '@mrrm/platform/database/database';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { reportOn } from '@mrrm/platform/statistics/report';
import { daysAfter } from '@mrrm/platform/values/day';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/chore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { collect } from '../../../../test/support/statements/collect.js';
import { amountsOfStandards } from '../../src/figures/rules/standards.js';
import { counted } from '../../src/figures/statistics.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

/** Standards that rest on what is known of residents: three centres in 2023, one of them with three people. */
const [HERE, THERE, FEW] = [newIdentifier(), newIdentifier(), newIdentifier()];
let residents: OneSlice;
let database: Database;

const analyst = { organisation: 'IOM', role: 'ANALYST', purpose: 'STATISTICS', centres: [] };
interface Cell {
  period: string;
  value: number | null;
  withheld: string | null;
  centre: { id: string } | null;
  categories: { dimension: string; category: string }[];
}
const ask = async (words: string) => {
  const { data, errors } = await residents.ask(
    analyst,
    `{ residentStatistics(${words}) { cells { period value withheld centre { id } categories { dimension category } } } }`,
  );
  expect(errors).toBeUndefined();
  return data.residentStatistics.cells as Cell[];
};
const wordIn = ({ categories }: Cell, of: string) =>
  categories.find(({ dimension }) => dimension === of)!.category;

beforeAll(async () => {
  residents = await startOneSlice(slice);
  database = new Database({
    ...{ url: residents.appUrl, applicationName: 'standards', maximumConnections: 1 },
    onStatement: (text) => collect('residents', text),
  });
  const { owner } = residents;
  const come = (many: number, centre: string, arrived_at: string, departed_at?: string) =>
    Promise.all(
      Array.from({ length: many }, () =>
        register(owner, centre, {
          ...{ arrived_at },
          ...(departed_at && { departed_at, departure_reason: 'TRANSFERRED' }),
        }),
      ),
    );
  const add = async (table: string, rows: Record<string, unknown>[]) =>
    owner`insert into ${owner(`residents.${table}`)} ${owner(rows.map((row) => ({ id: newIdentifier(), ...row })))}`;
  const checks = (people: string[], centre_id: string, from: string, days: number, more: object = {}) =>
    Array.from({ length: days }, (_, at) => `${daysAfter(from, at)}T19:00:00Z`).flatMap((checked_at) =>
      people.map((resident_id) => ({ resident_id, centre_id, checked_at, status: 'PRESENT', ...more })),
    );
  const step = (resident_id: string, taken_at: string, kind: string, case_state = 'NEW') => ({
    ...{ resident_id, taken_at, kind, case_state, statement: 'Seen' },
  });
  const first = await come(20, HERE, '2023-01-10T10:00:00Z', '2023-01-20T10:00:00Z');
  const second = await come(40, HERE, '2023-02-05T10:00:00Z');
  const third = await come(25, THERE, '2023-03-03T10:00:00Z');
  const few = await come(3, FEW, '2023-05-03T10:00:00Z');
  const beside = await come(28, THERE, '2023-05-05T10:00:00Z');
  await add('presence', [
    ...checks(first, HERE, '2023-01-11', 9),
    // One of forty was not looked for on the 20th of February: a check that was voided is none.
    ...checks(second.slice(1), HERE, '2023-02-06', 50),
    ...checks(second.slice(0, 1), HERE, '2023-02-06', 14),
    ...checks(second.slice(0, 1), HERE, '2023-02-21', 35),
    ...checks(second.slice(0, 1), HERE, '2023-02-20', 1, {
      voided_at: '2023-02-22Z',
      voiding_reason: 'Wrong',
    }),
    ...checks(few, FEW, '2023-05-04', 240),
    // Whoever passes the gate was not looked for.
    ...checks(third, THERE, '2023-03-04', 3, { occasion: 'ENTRY' }),
  ]);
  await add('case_step', [
    ...first.map((one) => step(one, '2023-01-11T09:00:00Z', 'SCREENED')),
    ...second.slice(0, 15).map((one) => step(one, '2023-02-06T09:00:00Z', 'SCREENED')),
    ...few.map((one) => step(one, '2023-05-03T12:00:00Z', 'SCREENED')),
    ...beside.slice(0, 14).map((one) => step(one, '2023-05-05T12:00:00Z', 'SCREENED')),
    ...second.map((one) => step(one, '2023-02-07T10:00:00Z', 'ASSESSED', 'ASSESSMENT')),
    ...second.slice(2).map((one) => step(one, '2023-05-02T10:00:00Z', 'REVIEWED', 'CASE_PLAN')),
    step(second[0]!, '2023-05-02T10:00:00Z', 'CLOSED', 'CLOSED'),
    ...few.map((one) => step(one, '2023-05-04T10:00:00Z', 'ASSESSED', 'ASSESSMENT')),
  ]);
  const representative = newIdentifier();
  await owner`insert into residents.legal_representative (id, full_name, bureau) values (${representative}, 'Somebody', 'Bureau')`;
  const represented = (people: string[], appointed_on: string) =>
    people.map((resident_id) => ({ resident_id, legal_representative_id: representative, appointed_on }));
  await add('representation', [
    // They came on a Sunday, and this is the 15th day of work after it; of the others one has a representative a day late.
    ...represented(second, '2023-02-24'),
    ...represented(third.slice(1), '2023-03-24'),
    ...represented(third.slice(0, 1), '2023-03-25'),
    ...represented(few, '2023-05-04'),
  ]);
  const request = database.request(clerk('residents'));
  await makeEdition(request, counted, { year: 2023, months: 12 }).finally(() => request.close());
}, 60_000);
afterAll(async () => {
  await database?.close();
  await residents?.stop();
});

/** What is said of a centre, by indicator and period. */
const standings = async (centre: string, each: string) => {
  const cells = await ask(
    `measure: STANDARDS_AT_END, period: "2023", each: ${each}, by: [INDICATOR, STANDING], where: { dimension: CENTRE, category: "${centre}" }`,
  );
  return cells
    .filter(({ value }) => value === 1)
    .map((one) => ({
      ...{ period: one.period, indicator: wordIn(one, 'INDICATOR') as Indicator },
      standing: wordIn(one, 'STANDING'),
    }));
};
const NEVER = ['REPRESENTATIVE_CASELOAD', 'INFORMATION_15D', 'EDUCATION_2M'] as const;
type Indicator =
  | 'PRESENCE_DAILY'
  | 'NEEDS_24H'
  | 'CASE_REVIEW_3M'
  | 'REPRESENTATIVE_15WD'
  | (typeof NEVER)[number];
const told = async (measure: string, each: string) =>
  new Map(
    (await ask(`measure: ${measure}, period: "2023", each: ${each}, by: CENTRE`)).map((one) => [
      `${one.centre!.id} ${one.period}`,
      one,
    ]),
  );
/** The first day of a period, and that of the next one. */
const spanOf = (period: string): [string, string] => {
  const [first, months] = period.includes('Q')
    ? [Number(period.slice(-1)) * 3 - 2, 3]
    : period.length > 4
      ? [Number(period.slice(5)), 1]
      : [1, 12];
  const day = (month: number) =>
    `${2023 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;
  return [day(first), day(first + months)];
};

describe('standards that rest on what is known of residents', () => {
  it.each([
    [10, 0, 'NOT_MEASURABLE'],
    [11, 0, 'MET'],
    [11, 1, 'NOT_MET'],
  ])(
    'say of %i open cases or children to be represented, %i of them overdue: %s',
    (open, overdue, standing) => {
      const facts = {
        presence: [],
        reviews: [{ centreId: HERE, month: 12, open, overdue }],
        representatives: [{ centreId: HERE, month: 11, due: open, late: overdue }],
      };
      const told = () => ({ value: 20, withheld: null });
      const said = amountsOfStandards([HERE], facts, told, ['YEAR']);
      const asked = ['CASE_REVIEW_3M', 'REPRESENTATIVE_15WD'];
      const found = said.filter(({ coordinates }) => asked.includes(coordinates[1]!));
      expect(found.map(({ coordinates }) => coordinates[2])).toEqual([standing, standing]);
    },
  );

  it('say nothing where people are few, though all was done for them', async () => {
    for (const each of ['MONTH', 'QUARTER', 'YEAR'])
      expect(new Set((await standings(FEW, each)).map(({ standing }) => standing))).toEqual(
        new Set(['NOT_MEASURABLE']),
      );
  });

  it('are met and not met as plain SQL over the raw rows says, of months, quarters and the year', async () => {
    const { owner } = residents;
    const zone = 'Europe/Sofia';
    const truth = {
      PRESENCE_DAILY: async (centre: string, from: string, until: string) => {
        const [row] = await owner`select count(*)::int as days, count(*) filter (where exists (
            select from residents.presence where resident_id = stay.resident_id and voided_at is null and occasion = 'CHECK'
              and (checked_at at time zone ${zone})::date = day))::int as done
          from residents.stay join generate_series(${from}::date, ${until}::date - 1, '1 day') as day
            on day > (arrived_at at time zone ${zone})::date and day < coalesce((departed_at at time zone ${zone})::date, 'infinity')
          where centre_id = ${centre}`;
        return row!['done'] === 0 ? 'NOT_MEASURABLE' : row!['done'] === row!['days'] ? 'MET' : 'NOT_MET';
      },
      NEEDS_24H: async (centre: string, from: string, until: string) => {
        const [row] =
          await owner`select count(*)::int as came, count(*) filter (where exists (select from residents.case_step
            where resident_id = stay.resident_id and taken_at <= arrived_at + interval '1 day'))::int as done
          from residents.stay where centre_id = ${centre} and arrived_at >= ${from} and arrived_at < ${until}`;
        return row!['came'] === 0 ? 'NOT_MEASURABLE' : row!['came'] === row!['done'] ? 'MET' : 'NOT_MET';
      },
      CASE_REVIEW_3M: async (centre: string, _: string, until: string) => {
        const [row] =
          await owner`select count(*)::int as open, count(*) filter (where ${until}::date - 1 - last.taken_at::date > 92)::int as late
          from residents.stay cross join lateral (select taken_at, kind from residents.case_step where resident_id = stay.resident_id
              and kind <> 'SCREENED' and taken_at < ${until} order by taken_at desc limit 1) as last
          where centre_id = ${centre} and departed_at is null and last.kind <> 'CLOSED'`;
        return row!['open'] <= 10 ? 'NOT_MEASURABLE' : row!['late'] === 0 ? 'MET' : 'NOT_MET';
      },
      REPRESENTATIVE_15WD: async (centre: string, from: string, until: string) => {
        const [row] =
          await owner`select count(*)::int as due, count(*) filter (where not exists (select from residents.representation
              where resident_id = stay.resident_id and appointed_on <= last.day))::int as late
            from residents.stay cross join lateral (select day::date from generate_series(arrived_at::date + 1, arrived_at::date + 40, '1 day') as day
              where extract(isodow from day) < 6 order by day offset 14 limit 1) as last
            where centre_id = ${centre} and last.day >= ${from} and last.day < ${until} and coalesce(departed_at, 'infinity') > last.day`;
        return row!['due'] <= 10 ? 'NOT_MEASURABLE' : row!['late'] === 0 ? 'MET' : 'NOT_MET';
      },
    };
    const found: string[] = [];
    for (const each of ['MONTH', 'QUARTER', 'YEAR']) {
      const [arrivals, screened, people, stock] = await Promise.all(
        ['ARRIVALS', 'SCREENED_IN_TIME', 'ACCOMMODATED', 'STOCK'].map((measure) => told(measure, each)),
      );
      for (const centre of [HERE, THERE, FEW])
        for (const { indicator, period, standing } of await standings(centre, each)) {
          const key = `${centre} ${period}`;
          // Only what other numbers of the edition let be said is said.
          const mayBeSaid = {
            PRESENCE_DAILY: people!.get(key)!.value,
            NEEDS_24H:
              arrivals!.get(key)!.value &&
              (screened!.get(key)!.value ?? (screened!.get(key)!.withheld === 'SMALL' ? 1 : null)),
            CASE_REVIEW_3M: stock!.get(key)!.value,
            REPRESENTATIVE_15WD: people!.get(key)!.value,
          };
          const isMeasured = indicator in mayBeSaid ? (indicator as keyof typeof mayBeSaid) : undefined;
          expect([indicator, key, standing]).toEqual([
            indicator,
            key,
            isMeasured && mayBeSaid[isMeasured]
              ? await truth[isMeasured](centre, ...spanOf(period))
              : 'NOT_MEASURABLE',
          ]);
          found.push(`${indicator} ${standing}`);
        }
    }
    // Of each all three, and of what is known nowhere at once only that.
    expect(new Set(found).size).toBe(4 * 3 + NEVER.length);
  });

  it('add up over centres, and are asked in the same words as those of other owners', async () => {
    const cells = await ask(
      'measure: STANDARDS_AT_END, period: "2023", each: QUARTER, by: [INDICATOR, STANDING]',
    );
    const quarters = new Map<string, number>();
    for (const one of cells) {
      const key = `${one.period} ${wordIn(one, 'INDICATOR')}`;
      quarters.set(key, (quarters.get(key) ?? 0) + one.value!);
    }
    expect(new Set(quarters.values())).toEqual(new Set([3]));
    expect(quarters.size).toBe(4 * 7);
  });

  it('are safe beside all other numbers, as the owner’s command finds', async () => {
    const request = database.request(clerk('residents'));
    const { isSafe, lines } = await reportOn(await request.read(), counted, 2023).finally(() =>
      request.close(),
    );
    expect([isSafe, lines[1]]).toEqual([true, expect.stringContaining('of which 0 can')]);
  });
});
