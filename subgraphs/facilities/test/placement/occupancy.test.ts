import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriesDays } from '../../src/placement/rules/series-days.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { block, buildPremises, type Premises, place } from '../support/premises.js';

let facilities: Facilities;
let ramp: Premises;
let elsewhere: Premises;
const worker = () => ({ organisation: 'STATE', role: 'CENTRE_MANAGER', centres: [ramp.centreId] });
const FIELDS = 'at nominal usable beds blocked placed free rateOfNominal rateOfUsable overOccupied withheld';

beforeAll(async () => {
  facilities = await startFacilities();
  ramp = await buildPremises(facilities.owner, 'RAMP', 150);
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE', 3);
  const capacity = (zoneId: string | null, validFrom: string, nominal: number, usable: number | null) =>
    facilities.owner`insert into facilities.capacity (id, centre_id, safe_zone_id, valid_from, nominal, usable, source)
      values (${newIdentifier()}, ${ramp.centreId}, ${zoneId}, ${validFrom}, ${nominal}, ${usable}, 'Published')`;
  await capacity(ramp.zoneId, '2019-06-19', 100, null);
  await capacity(null, '2019-06-19', 800, 640);
  for (const bedId of ramp.bedIds.slice(0, 146))
    await place(facilities.owner, bedId, newIdentifier(), '2021-08-12T07:00:00Z', '2021-08-13T07:00:00Z');
  for (const bedId of elsewhere.bedIds) await place(facilities.owner, bedId, newIdentifier());
  await block(facilities.owner, ramp.bedIds[149]!, '2021-08-13T12:00:00Z', 'Paint');
}, 60_000);
afterAll(() => facilities?.stop());

const zone = async (actor: object, selection: string, premises = ramp) =>
  (
    await facilities.ask(actor, `query ($id: ID!) { safeZone(id: $id) { ${selection} } }`, {
      id: premises.zoneId,
    })
  ).data.safeZone;

describe('occupancy', () => {
  it('is nobody’s to know at another centre, and withheld with all that gives it back from a reader of figures', async () => {
    expect(await zone(worker(), `occupancy { ${FIELDS} }`, elsewhere)).toBeNull();
    const analyst = { organisation: 'STATE', role: 'ANALYST', purpose: 'STATISTICS' };
    const { occupancy } = await zone(analyst, `occupancy { ${FIELDS} }`, elsewhere);
    expect(occupancy).toMatchObject({
      beds: 3,
      placed: null,
      free: null,
      overOccupied: null,
      withheld: true,
    });
  });

  it('shows the crowded day of August 2021: 146 children in 100 places', async () => {
    const { occupancy } = await zone(worker(), `occupancy(at: "2021-08-12T18:00:00Z") { ${FIELDS} }`);
    expect(occupancy).toEqual({
      at: '2021-08-12T18:00:00.000Z',
      nominal: 100,
      usable: null,
      beds: 150,
      blocked: 0,
      placed: 146,
      free: 4,
      rateOfNominal: 1.46,
      rateOfUsable: null,
      overOccupied: true,
      withheld: false,
    });
    const { data } = await facilities.ask(
      worker(),
      'query ($id: ID!) { centre(id: $id) { occupancy(at: "2021-08-12T18:00:00Z") { nominal usable placed overOccupied } } }',
      { id: ramp.centreId },
    );
    expect(data.centre.occupancy).toEqual({ nominal: 800, usable: 640, placed: 146, overOccupied: false });
  });

  it('knows no places before any are on record, and does not call that none', async () => {
    const { occupancy } = await zone(
      worker(),
      'occupancy(at: "2018-01-01T00:00:00Z") { nominal placed rateOfNominal overOccupied }',
    );
    expect(occupancy).toEqual({ nominal: null, placed: 0, rateOfNominal: null, overOccupied: null });
  });

  it('as a series counts the ends of days by the clock of the centre, in one statement', async () => {
    const series = (from: string, until: string) =>
      zone(worker(), `occupancySeries(from: "${from}", until: "${until}") { at placed blocked }`);
    const { occupancySeries } = await series('2021-08-11', '2021-08-13');
    expect(occupancySeries).toEqual([
      { at: '2021-08-11T20:59:59.999Z', placed: 0, blocked: 0 },
      { at: '2021-08-12T20:59:59.999Z', placed: 146, blocked: 0 },
      { at: '2021-08-13T20:59:59.999Z', placed: 0, blocked: 1 },
    ]);
    const short = facilities.statements.length;
    const year = await series('2021-01-01', '2021-12-31');
    expect(year.occupancySeries).toHaveLength(365);
    expect(facilities.statements).toHaveLength(short);
  });

  it.each([
    ['2021-01-02', '2021-01-01', 'DAY'],
    ['2019-01-01', '2021-01-01', 'DAY'],
  ])('refuses a series from %s until %s by %s', async (from, until, step) => {
    const { errors } = await facilities.ask(
      worker(),
      `query ($id: ID!) { safeZone(id: $id) { occupancySeries(from: "${from}", until: "${until}", step: ${step}) { at } } }`,
      { id: ramp.zoneId },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the days of a series', () => {
  it('begin anew from the first day: no month shortens the next one', () => {
    expect(seriesDays('2023-12-31', '2024-04-30', 'MONTH')).toEqual([
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
    expect(seriesDays('2020-02-29', '2024-12-31', 'YEAR').at(-1)).toBe('2024-02-29');
  });

  it('grow, and stay within the range', () => {
    const day = fc
      .date({ min: new Date('2018-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const step = fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const, 'YEAR' as const);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 365 }), step, (from, length, by) => {
        const until = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
        const days = seriesDays(from, until, by);
        expect(days[0]).toBe(from);
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.at(-1)! <= until).toBe(true);
      }),
    );
  });
});
