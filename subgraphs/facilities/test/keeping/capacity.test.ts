import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildSite, engineer, keeper, refused, type Site } from '../support/works.js';
import type { writer } from '../support/writer.js';

let facilities: Facilities;
let here: Site;
let elsewhere: Site;
let built = 0;
let state: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  // Its agreement is a later version than any here: what is looked for without the centre would be that one.
  elsewhere = await buildSite(facilities, 'ELSEWHERE', { sopNumber: 9 });
}, 60_000);
beforeEach(async () => {
  here = await buildSite(facilities, `SITE-${(built += 1)}`);
  state = keeper(facilities, here);
});
afterAll(() => facilities?.stop());

const ask = async (query: string, id: string) => {
  const { data, errors } = await facilities.ask({ role: 'CENTRE_MANAGER', centres: [here.centreId] }, query, {
    id,
  });
  expect(errors).toBeUndefined();
  return data;
};

describe('a capacity', () => {
  const CAPACITY = 'capacity { id validFrom nominal usable surge source workOrder { id } }';
  const record = (more: object = {}, by = state) => {
    const places = { validFrom: '2024-05-01', nominal: 100, source: 'Order 5' };
    return by('recordCapacity', { centreId: here.centreId, ...places, ...more }, CAPACITY);
  };

  it('is recorded by the State alone, of one place that the writer sees, in numbers that can be true', async () => {
    expect((await record({}, engineer(facilities, here))).userErrors).toEqual(refused('FORBIDDEN'));
    expect((await record({}, keeper(facilities, here, { role: 'REGISTRAR' }))).userErrors).toEqual(
      refused('FORBIDDEN'),
    );
    const of = async (more: object) => (await record(more)).userErrors;
    expect(await of({ centreId: elsewhere.centreId })).toEqual(refused('NOT_FOUND', 'centreId'));
    expect(await of({ centreId: null, safeZoneId: elsewhere.zoneId })).toEqual(
      refused('NOT_FOUND', 'safeZoneId'),
    );
    expect(await of({ centreId: null })).toEqual(refused('BAD_USER_INPUT', 'centreId'));
    expect(await of({ safeZoneId: here.zoneId })).toEqual(refused('BAD_USER_INPUT', 'centreId'));
    expect(await of({ usable: 101 })).toEqual(refused('BAD_USER_INPUT', 'usable'));
    expect(await of({ surge: -1 })).toEqual(refused('BAD_USER_INPUT', 'surge'));
    expect(await of({ source: '' })).toEqual(refused('BAD_USER_INPUT', 'source'));
    expect(await of({ workOrderId: newIdentifier() })).toEqual(refused('BAD_USER_INPUT', 'workOrderId'));
    expect(
      (await ask('query ($id: ID!) { centre(id: $id) { capacities { id } } }', here.centreId)).centre,
    ).toEqual({
      capacities: [],
    });
  });

  it('is one of a place and a day; a second one is refused, a repeated key is answered again', async () => {
    const idempotencyKey = newIdentifier();
    const first = await record({ idempotencyKey, usable: 80, surge: 150 });
    expect(first.capacity).toMatchObject({ nominal: 100, usable: 80, surge: 150, source: 'Order 5' });
    expect(await record({ idempotencyKey, usable: 80, surge: 150 })).toEqual(first);
    const second = await record({ nominal: 90 });
    expect(second.userErrors).toEqual(refused('CONFLICT', 'validFrom'));
    expect(second.userErrors[0].message).toMatch(/record of this day already/);
    const zone = await record({ centreId: null, safeZoneId: here.zoneId, nominal: 40 });
    expect(zone.userErrors).toEqual([]);
    const later = await record({ validFrom: '2024-06-01', nominal: 90 });
    expect(later.userErrors).toEqual([]);
  });

  it('holds from its day until the next one, and tells the work that changed it', async () => {
    const work = await state('requestWork', { centreId: here.centreId, title: 'Loft' }, 'workOrder { id }');
    await record({ validFrom: '2024-01-01', nominal: 50 });
    await record({ validFrom: '2024-05-01', nominal: 100, workOrderId: work.workOrder.id });
    const series = `query ($id: ID!) { centre(id: $id) {
      before: capacity(on: "2023-12-31") { nominal } first: capacity(on: "2024-04-30") { nominal workOrder { id } }
      second: capacity(on: "2024-05-01") { nominal workOrder { id title } } } }`;
    expect((await ask(series, here.centreId)).centre).toEqual({
      before: null,
      first: { nominal: 50, workOrder: null },
      second: { nominal: 100, workOrder: { id: work.workOrder.id, title: 'Loft' } },
    });
    const [row] = await facilities.owner`select recorded_by_organisation as by, sop.centre_id as agreed_at
      from facilities.capacity join facilities.cooperation_sop sop on sop.id = sop_id where work_order_id = ${work.workOrder.id}`;
    expect(row).toEqual({ by: 'STATE', agreed_at: here.centreId });
  });
});

describe('what a centre is for', () => {
  const record = (more: object = {}, by = state) => {
    const purpose = { kind: 'TRANSIT', validFrom: '2024-05-01', source: 'Decision 12' };
    const input = { centreId: here.centreId, ...purpose, ...more };
    return by('recordCentrePurpose', input, 'purpose { id kind validFrom source }');
  };

  it('is recorded by the State alone, of a centre that the writer sees, once a day', async () => {
    expect((await record({}, engineer(facilities, here))).userErrors).toEqual(refused('FORBIDDEN'));
    expect((await record({ centreId: elsewhere.centreId })).userErrors).toEqual(
      refused('NOT_FOUND', 'centreId'),
    );
    expect((await record({ source: ' ' })).userErrors).toEqual(refused('BAD_USER_INPUT', 'source'));
    const idempotencyKey = newIdentifier();
    const first = await record({ idempotencyKey });
    expect(first.purpose).toMatchObject({ kind: 'TRANSIT', source: 'Decision 12' });
    expect(await record({ idempotencyKey })).toEqual(first);
    expect((await record({ kind: 'OTHER' })).userErrors).toEqual(refused('CONFLICT', 'validFrom'));
  });

  it('holds from its day until the next record; what the centre was registered as stays', async () => {
    await record({ kind: 'REGISTRATION_AND_RECEPTION', validFrom: '2020-01-01' });
    // Far enough ahead that no midnight comes between.
    const later = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    await record({ kind: 'OTHER', validFrom: later });
    await record();
    const series = `query ($id: ID!) { centre(id: $id) { kind purposes { kind } now: purpose { kind }
      before: purpose(on: "2019-12-31") { kind } first: purpose(on: "2024-04-30") { kind } } }`;
    expect((await ask(series, here.centreId)).centre).toEqual({
      kind: 'REGISTRATION_AND_RECEPTION',
      purposes: [{ kind: 'OTHER' }, { kind: 'TRANSIT' }, { kind: 'REGISTRATION_AND_RECEPTION' }],
      now: { kind: 'TRANSIT' },
      before: null,
      first: { kind: 'REGISTRATION_AND_RECEPTION' },
    });
  });
});
