import { Database } from '@mrrm/platform/database/database';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { daysAfter } from '@mrrm/platform/values/day';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/chore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../../../test/support/statements/collect.js';
import { measureOf } from '../../src/compliance/rules/measures.js';
import { facilityMeasures } from '../../src/figures/rules/measures.js';
import { counted } from '../../src/figures/statistics.js';
import { INDICATORS } from '../../src/figures/values.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises, place } from '../support/premises.js';

const YEAR = 2023;
let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let database: Database;
beforeAll(async () => {
  facilities = await startFacilities();
  const { owner: sql, appUrl } = facilities;
  database = new Database({
    ...{ url: appUrl, applicationName: 'editions', maximumConnections: 1 },
    onStatement: (text) => collect('facilities', text),
  });
  here = await buildPremises(sql, 'RAMPA', 16);
  elsewhere = await buildPremises(sql, 'ELSEWHERE', 24);
  // Fourteen until March, of whom five stay on until the evening of the 20th of April; midnight is that of the centre.
  for (const [at, bed] of here.bedIds.slice(0, 14).entries())
    await place(
      sql,
      bed,
      newIdentifier(),
      '2022-12-31T21:00Z',
      at < 5 ? '2023-04-20T20:59Z' : '2023-03-09T22:30Z',
    );
  for (const bed of elsewhere.bedIds) await place(sql, bed, newIdentifier(), '2023-01-31T22:30Z');
  for (const [centre, from, nominal, usable] of [
    [here.centreId, '2023-01-01', 15, 14],
    [here.centreId, '2023-02-10', 15, 12],
    [elsewhere.centreId, '2023-06-01', 20, null],
  ] as const)
    await sql`insert into facilities.capacity (id, centre_id, valid_from, nominal, usable, source)
      values (${newIdentifier()}, ${centre}, ${from}, ${nominal}, ${usable}, 'Plan')`;
  for (const { centreId, buildingId, zoneId, floorId, roomId } of [here, elsewhere]) {
    const toilet = newIdentifier();
    await sql`insert into facilities.sanitary_unit (id, centre_id, building_id, safe_zone_id, floor_id, room_id, code, kind, access)
      values (${toilet}, ${centreId}, ${buildingId}, ${zoneId}, ${floorId}, ${roomId}, 'T1', 'TOILET', 'ALL')`;
    for (const [state, from, until] of [
      ['WORKING', '2023-01-05T10:00Z', '2023-02-15T10:00Z'],
      ['BROKEN', '2023-02-15T10:00Z', '2023-02-20T10:00Z'],
      ['WORKING', '2023-02-20T10:00Z', null],
    ] as const)
      await sql`insert into facilities.sanitary_condition (id, unit_id, state, starts_at, ends_at)
        values (${newIdentifier()}, ${toilet}, ${state}, ${from}, ${until})`;
  }
  await sql`insert into facilities.reading (id, centre_id, kind, value, measured_on, source)
    values (${newIdentifier()}, ${here.centreId}, 'HEADCOUNT', 21, '2023-02-24', 'Ombudsman')`;
  // Another threshold from the 20th of January on, and one of its own for one centre from the 10th of February on.
  const next = (centreId: string | null, threshold: number, from: string) =>
    sql`insert into facilities.standard_indicator (id, centre_id, code, what, operator, unit, threshold, standard, verified, active, valid_from, recorded_by_subject, recorded_by_organisation)
      select ${newIdentifier()}, ${centreId}, code, what, operator, unit, ${threshold}, standard, verified, active, ${from}, 'somebody', 'STATE'
      from facilities.standard_indicator where code = 'TOILET_RATIO' and centre_id is null limit 1`;
  await sql`update facilities.standard_indicator set valid_until = '2023-01-20' where code = 'TOILET_RATIO'`;
  await next(null, 13, '2023-01-20');
  await next(here.centreId, 15, '2023-02-10');
  const request = database.request(clerk('facilities'));
  await makeEdition(request, counted, { year: YEAR, months: 12 }).finally(() => request.close());
}, 60_000);
afterAll(async () => {
  await database?.close();
  await facilities?.stop();
});

const analyst = (centres: string[] = []) => ({
  organisation: 'IOM',
  role: 'ANALYST',
  purpose: 'STATISTICS',
  centres,
});
interface Cell {
  period: string;
  value: number | null;
  withheld: string | null;
  centre: { id: string; code: string } | null;
  categories: { dimension: string; category: string }[];
}
const ask = async (words: string, actor: object = analyst()) => {
  const { data, errors } = await facilities.ask(
    actor,
    `{ facilityStatistics(${words}) { cells { period value withheld centre { id code } categories { dimension category } } } }`,
  );
  return { cells: data?.facilityStatistics?.cells as Cell[], errors };
};
/** Numbers at a centre, by month and the other categories; those that are zero are left out. */
const monthsAt = async (measure: string, centre: string, by = '', each = 'MONTH') => {
  const { cells, errors } = await ask(
    `measure: ${measure}, period: "${YEAR}", each: ${each}, by: [${by}], where: [{ dimension: CENTRE, category: "${centre}" }]`,
  );
  expect(errors).toBeUndefined();
  return Object.fromEntries(
    cells.flatMap(({ period, categories, value, withheld }) =>
      value === 0
        ? []
        : [
            [
              [
                period,
                ...categories
                  .filter(({ dimension }) => dimension !== 'CENTRE')
                  .map(({ category }) => category),
              ].join(' '),
              value ?? withheld,
            ],
          ],
    ),
  );
};
const summed = (all: readonly (readonly [string, number])[]) => {
  const sums: Record<string, number> = {};
  for (const [key, amount] of all) if (amount > 0) sums[key] = (sums[key] ?? 0) + amount;
  return sums;
};

describe('numbers of premises', () => {
  it('are refused to whoever reads no figures, and tell nobody of centres that they do not see', async () => {
    const officer = { organisation: 'IOM', role: 'DATA_PROTECTION_OFFICER', purpose: 'OVERSIGHT' };
    const refused = await ask(`measure: BED_NIGHTS, period: "${YEAR}"`, officer);
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const own = analyst([here.centreId]);
    expect((await ask(`measure: BED_NIGHTS, period: "${YEAR}"`, own)).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    const { cells } = await ask(`measure: BED_NIGHTS, period: "${YEAR}", by: CENTRE`, own);
    expect(cells.map(({ centre }) => centre!.code)).toEqual(['RAMPA']);
  });

  it('are sums of what each day is told by itself, as the same analyst adds it up', async () => {
    for (const { centreId } of [here, elsewhere]) {
      const { data } = await facilities.ask(
        analyst(),
        `query ($id: ID!) { centre(id: $id) { occupancySeries(from: "${YEAR}-01-01", until: "${YEAR}-12-31") { placed nominal usable overOccupied } } }`,
        { id: centreId },
      );
      const days = (
        data.centre.occupancySeries as {
          placed: number | null;
          nominal: number | null;
          usable: number | null;
          overOccupied: boolean | null;
        }[]
      ).map((one, at) => ({ ...one, month: daysAfter(`${YEAR}-01-01`, at).slice(0, 7) }));
      expect(days).toHaveLength(365);
      const told = days.filter((one) => one.placed !== null && one.nominal !== null);
      const filling = (one: (typeof days)[number]) =>
        told.includes(one) ? (one.overOccupied ? 'OVER' : 'WITHIN') : 'NOT_TOLD';
      expect(await monthsAt('OCCUPANCY_DAYS', centreId, 'FILLING')).toEqual(
        summed(days.map((one) => [`${one.month} ${filling(one)}`, 1])),
      );
      expect(await monthsAt('BED_NIGHTS', centreId)).toEqual(
        summed(told.map(({ month, placed }) => [month, placed!])),
      );
      expect(await monthsAt('NOMINAL_PLACES', centreId)).toEqual(
        summed(told.map(({ month, nominal }) => [month, nominal!])),
      );
      expect(await monthsAt('USABLE_PLACES', centreId)).toEqual(
        summed(told.map(({ month, nominal, usable }) => [month, usable ?? nominal!])),
      );
    }
    const [row] =
      await facilities.owner`select count(*)::int as nights from generate_series('2023-06-01'::date, '2023-12-31', '1 day') as day
      join facilities.placement on starts_at < (day + interval '1 day') at time zone 'Europe/Sofia' and ends_at is null`;
    const { cells } = await ask('measure: BED_NIGHTS, period: "2023", each: QUARTER');
    expect(cells[2]!.value! + cells[3]!.value! + 30 * 24).toBe(row!['nights']);
  });

  it('withhold few at the end of a period, with every number that they are part of', async () => {
    expect(await monthsAt('PLACED_AT_END', here.centreId)).toEqual({
      ...{ '2023-01': 14, '2023-02': 14, '2023-03': 'SMALL' },
    });
    const { cells } = await ask(`measure: PLACED_AT_END, period: "${YEAR}", each: MONTH`);
    expect(cells.slice(0, 4).map(({ value, withheld }) => value ?? withheld)).toEqual([14, 38, 'SMALL', 24]);
    const byCentre = await ask('measure: PLACED_AT_END, period: "2023", by: CENTRE');
    expect(new Map(byCentre.cells.map(({ centre, value }) => [centre!.code, value]))).toEqual(
      new Map([
        ['RAMPA', 0],
        ['ELSEWHERE', 24],
      ]),
    );
  });

  it('count days by toilets as compliance judges each day, of which nothing is told where people are few', async () => {
    const days = Array.from({ length: 59 }, (_, at) => daysAfter(`${YEAR}-01-01`, at));
    for (const { centreId } of [here, elsewhere]) {
      const results = [];
      for (const day of days) {
        const { data } = await facilities.ask(
          analyst(),
          `query ($id: ID!) { centre(id: $id) { compliance(on: "${day}", standard: "Sphere / IOM toolkit") { indicator status numerator denominator } } }`,
          { id: centreId },
        );
        const [toilets] = data.centre.compliance as {
          indicator: string;
          status: string;
          numerator: number | null;
          denominator: number | null;
        }[];
        results.push({ month: day.slice(0, 7), ...toilets! });
      }
      const firstMonths = (all: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(all).filter(([key]) => key < `${YEAR}-03`));
      expect(firstMonths(await monthsAt('TOILET_DAYS', centreId, 'STANDING'))).toEqual(
        summed(results.map(({ month, status }) => [`${month} ${status}`, 1])),
      );
      for (const [measure, of] of [
        ['PERSONS_AT_TOILETS', 'numerator'],
        ['WORKING_TOILETS', 'denominator'],
      ] as const)
        expect(firstMonths(await monthsAt(measure, centreId))).toEqual(
          summed(results.map((one) => [one.month, one[of] ?? 0])),
        );
      if (centreId === here.centreId) expect(new Set(results.map(({ status }) => status)).size).toBe(3);
    }
  });

  it('tell of standards what compliance says on the last day of each quarter', async () => {
    const results = [];
    for (const [quarter, day] of [
      ['Q1', '03-31'],
      ['Q2', '06-30'],
      ['Q3', '09-30'],
      ['Q4', '12-31'],
    ]) {
      const { data } = await facilities.ask(
        analyst(),
        `query ($id: ID!) { centre(id: $id) { compliance(on: "${YEAR}-${day}") { indicator status } } }`,
        { id: here.centreId },
      );
      for (const { indicator, status } of data.centre.compliance as { indicator: string; status: string }[])
        if (INDICATORS.includes(indicator))
          results.push([`${YEAR}-${quarter} ${indicator} ${status}`, 1] as const);
    }
    expect(results.length).toBeGreaterThan(20);
    expect(await monthsAt('STANDARDS_AT_END', here.centreId, 'INDICATOR, STANDING', 'QUARTER')).toEqual(
      summed(results),
    );
  });

  it('are found in a catalogue, with indicators that rest on what premises know', async () => {
    const { data } = await facilities.ask(
      analyst(),
      '{ facilityStatisticsCatalogue { editions { year months } measures { measure { value } dimensions { isPlace dimension { value } categories { value } } } } }',
    );
    const { measures, editions } = data.facilityStatisticsCatalogue;
    expect(editions).toEqual([{ year: YEAR, months: 12 }]);
    for (const { measure, dimensions } of measures)
      expect(
        dimensions.map(
          (one: { isPlace: boolean; dimension: { value: string }; categories: { value: string }[] }) => ({
            name: one.dimension.value,
            categories: one.categories.map(({ value }) => value),
            ...(one.isPlace && { place: true }),
          }),
        ),
      ).toEqual(facilityMeasures([]).find(({ name }) => name === measure.value)!.dimensions);
    const nothing = { rooms: [], units: [], readings: [] };
    for (const code of INDICATORS)
      expect(
        measureOf(code, { level: 'CENTRE', targetGroup: null, on: `${YEAR}-01-01`, ...nothing })?.missing,
        code,
      ).toEqual([
        expect.objectContaining({ owner: 'FACILITIES', what: expect.not.stringContaining('A way to') }),
      ]);
  });
});
