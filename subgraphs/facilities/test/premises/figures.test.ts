import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises } from '../support/premises.js';

let facilities: Facilities;
let sofia: Premises;
let banya: Premises;

beforeAll(async () => {
  facilities = await startFacilities();
  sofia = await buildPremises(facilities.owner, 'SOFIA');
  banya = await buildPremises(facilities.owner, 'BANYA');
  await publish('OCCUPANCY', '2020-12-31', [463, 569, 1032]);
  await publish('OCCUPANCY', '2021-12-31', [742, 1735, 2447]);
  await publish('CAPACITY', '2024-12-31', [1526, null, 3225]);
  await publish('USABLE_CAPACITY', '2022-12-31', [undefined, undefined, 3932]);
  await publish('OCCUPANCY', '2023-12-31', [1154, 1582, null]);
}, 60_000);
afterAll(() => facilities?.stop());

type Figure = number | null | undefined;

/** Figures of Sofia, Banya and the country: null was published as unknown, undefined was not published at all. */
async function publish(measure: string, asOf: string, figures: [Figure, Figure, Figure]) {
  for (const [index, centreId] of [sofia.centreId, banya.centreId, null].entries()) {
    const value = figures[index];
    if (value === undefined) continue;
    await facilities.owner`insert into facilities.published_figure
      (id, country, centre_id, measure, as_of, value, source)
      values (${newIdentifier()}, 'BGR', ${centreId}, ${measure}, ${asOf}, ${value}, ${centreId ? 'Yearbook' : 'Summary'})`;
  }
}

it('reports published totals that do not add up or cannot be checked, and no others', async () => {
  const { data } = await facilities.ask(
    { centres: [sofia.centreId] },
    `{ publishedFigureDiscrepancies {
      country measure asOf published sumOfParts difference missingParts sources } }`,
  );
  const bulgaria = { country: 'BGR', sources: ['Summary', 'Yearbook'] };
  expect(data.publishedFigureDiscrepancies).toEqual([
    {
      ...bulgaria,
      measure: 'CAPACITY',
      asOf: '2024-12-31',
      published: 3225,
      sumOfParts: 1526,
      difference: null,
      missingParts: ['BANYA'],
    },
    {
      country: 'BGR',
      measure: 'USABLE_CAPACITY',
      asOf: '2022-12-31',
      published: 3932,
      sumOfParts: null,
      difference: null,
      missingParts: ['BANYA', 'SOFIA'],
      sources: ['Summary'],
    },
    {
      ...bulgaria,
      measure: 'OCCUPANCY',
      asOf: '2021-12-31',
      published: 2447,
      sumOfParts: 2477,
      difference: -30,
      missingParts: [],
    },
  ]);
});

it('keeps an unknown figure unknown', async () => {
  const { data } = await facilities.ask(
    { centres: [banya.centreId] },
    'query ($id: ID!) { centre(id: $id) { publishedFigures { measure asOf value } } }',
    { id: banya.centreId },
  );
  expect(data.centre.publishedFigures[0]).toEqual({ measure: 'CAPACITY', asOf: '2024-12-31', value: null });
});

it('answers the capacity of a day by the latest record before it, and null before the first', async () => {
  const insert = (zoneId: string | null, validFrom: string, nominal: number, usable: number | null) =>
    facilities.owner`insert into facilities.capacity (id, centre_id, safe_zone_id, valid_from, nominal, usable, source)
      values (${newIdentifier()}, ${sofia.centreId}, ${zoneId}, ${validFrom}, ${nominal}, ${usable}, 'Yearbook')`;
  await insert(null, '2022-12-31', 2060, null);
  await insert(null, '2023-12-31', 1526, 1200);
  await insert(sofia.zoneId, '2019-06-19', 100, null);
  const { data } = await facilities.ask(
    { centres: [sofia.centreId] },
    `query ($id: ID!) { centre(id: $id) {
      before: capacity(on: "2022-12-30") { nominal }
      first: capacity(on: "2023-12-30") { nominal usable }
      second: capacity(on: "2023-12-31") { nominal usable validFrom }
      today: capacity { nominal }
      capacities { validFrom }
      safeZones { capacity { nominal } early: capacity(on: "2019-06-18") { nominal } } } }`,
    { id: sofia.centreId },
  );
  expect(data.centre).toEqual({
    before: null,
    first: { nominal: 2060, usable: null },
    second: { nominal: 1526, usable: 1200, validFrom: '2023-12-31' },
    today: { nominal: 1526 },
    capacities: [{ validFrom: '2023-12-31' }, { validFrom: '2022-12-31' }],
    safeZones: [{ capacity: { nominal: 100 }, early: null }],
  });
});

it('pages through inspections and works, the latest first', async () => {
  for (const day of ['2024-01-01', '2024-01-02', '2024-01-02']) {
    await facilities.owner`insert into facilities.inspection
      (id, centre_id, inspected_on, authority, outcome, summary)
      values (${newIdentifier()}, ${sofia.centreId}, ${day}, 'Fire brigade', 'PASSED', 'In order')`;
    await facilities.owner`insert into facilities.work_order
      (id, centre_id, floor_id, title, state, requested_by, opened_on)
      values (${newIdentifier()}, ${sofia.centreId}, ${sofia.floorId}, 'Paint', 'REQUESTED', 'STATE', ${day})`;
  }
  const query = `query ($id: ID!, $inspected: String, $worked: String) { centre(id: $id) {
    inspections(first: 2, after: $inspected) { totalCount nodes { inspectedOn centre { code } safeZone { id } } pageInfo { endCursor } }
    workOrders(first: 2, after: $worked) { totalCount nodes { openedOn floor { level } room { id } } pageInfo { endCursor } } } }`;
  const ask = async (variables: object) =>
    (await facilities.ask({ centres: [sofia.centreId] }, query, { id: sofia.centreId, ...variables })).data
      .centre;
  const first = await ask({});
  expect(first.inspections.totalCount).toBe(3);
  expect(first.inspections.nodes.map((node: { inspectedOn: string }) => node.inspectedOn)).toEqual([
    '2024-01-02',
    '2024-01-02',
  ]);
  const rest = await ask({
    inspected: first.inspections.pageInfo.endCursor,
    worked: first.workOrders.pageInfo.endCursor,
  });
  expect(rest.inspections.nodes).toEqual([
    { inspectedOn: '2024-01-01', centre: { code: 'SOFIA' }, safeZone: null },
  ]);
  expect(rest.workOrders.nodes).toEqual([{ openedOn: '2024-01-01', floor: { level: 2 }, room: null }]);
});

it('tells the hours of the shift windows in the order of the day', async () => {
  for (const [window, startsAt, endsAt] of [
    ['NIGHT', '22:00', '07:00'],
    ['DAY', '07:00', '15:00'],
  ] as const) {
    await facilities.owner`insert into facilities.shift_window (id, centre_id, "window", starts_at, ends_at)
      values (${newIdentifier()}, ${sofia.centreId}, ${window}, ${startsAt}, ${endsAt})`;
  }
  const { data } = await facilities.ask(
    { centres: [sofia.centreId] },
    'query ($id: ID!) { centre(id: $id) { shiftWindows { window startsAt endsAt } } }',
    { id: sofia.centreId },
  );
  expect(data.centre.shiftWindows).toEqual([
    { window: 'DAY', startsAt: '07:00:00', endsAt: '15:00:00' },
    { window: 'NIGHT', startsAt: '22:00:00', endsAt: '07:00:00' },
  ]);
});
