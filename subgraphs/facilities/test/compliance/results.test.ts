import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises, place } from '../support/premises.js';
import { writer } from '../support/writer.js';

const DAY = '2021-08-12';
const RESULT = `indicator status value numerator denominator threshold operator unit standard basis placed headcount
  measuredOn missing { what owner }`;
const OF_ROOM = `query ($id: ID!, $on: LocalDate) { room(id: $id) { compliance(on: $on) { ${RESULT} } } }`;
const OF_ZONE = `query ($id: ID!, $on: LocalDate, $standard: String) { safeZone(id: $id) {
  compliance(on: $on, standard: $standard) { ${RESULT} } } }`;
const OF_CENTRE = `query ($id: ID!, $on: LocalDate) { centre(id: $id) { compliance(on: $on) { ${RESULT} } } }`;

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let gymId: string;
let write: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'RAMPA', 4, { targetGroup: 'UNACCOMPANIED_CHILDREN' });
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE');
  gymId = newIdentifier();
  await facilities.owner`insert into facilities.room (id, floor_id, code, kind, area_square_metres, height_metres)
    values (${gymId}, ${here.floorId}, 'G1', 'GYM', 240, 6)`;
  write = writer(facilities, { role: 'CENTRE_MANAGER', centres: [here.centreId] });
}, 60_000);
afterAll(() => facilities?.stop());

const ask = async (query: string, id: string, variables: object = {}, actor: object = {}) => {
  const who = { role: 'CENTRE_MANAGER', centres: [here.centreId], ...actor };
  const { data, errors } = await facilities.ask(who, query, { id, on: DAY, ...variables });
  expect(errors).toBeUndefined();
  const results = (data.room ?? data.safeZone ?? data.centre).compliance as Record<string, unknown>[];
  return (code: string) => results?.find(({ indicator }) => indicator === code);
};
const toilet = async (code: string) => {
  const where = { roomId: gymId, code, kind: 'TOILET', access: 'ALL' };
  const since = { state: 'WORKING', startsAt: '2021-08-01T00:00:00Z' };
  return (await write('addSanitaryUnit', { ...where, ...since }, 'unit { id version }')).unit;
};
const count = (of: object, value: number) =>
  write('recordReading', { ...of, kind: 'HEADCOUNT', value, measuredOn: DAY, source: 'Ombudsman' });

describe('before anything is known', () => {
  it('nothing is met, and what is missing is named with its owner', async () => {
    const zone = await ask(OF_ZONE, here.zoneId);
    expect(zone('TOILET_RATIO')).toMatchObject({ status: 'NOT_MEASURABLE', value: null, numerator: null });
    expect(zone('MEALS_CHILD')?.['missing']).toEqual([expect.objectContaining({ owner: 'FACILITIES' })]);
    expect(zone('STAFF_24_7')?.['missing']).toEqual([expect.objectContaining({ owner: 'STAFF' })]);
    expect(zone('PRESENCE_DAILY')?.['missing']).toEqual([expect.objectContaining({ owner: 'RESIDENTS' })]);
    expect(zone('CASE_REVIEW_3M')?.['missing']).toEqual([expect.objectContaining({ owner: 'RESIDENTS' })]);
    const { data } = await facilities.ask({ role: 'COORDINATOR' }, OF_ZONE, { id: here.zoneId, on: DAY });
    for (const { status } of data.safeZone.compliance) expect(status).not.toBe('MET');
  });

  it('leaves out what nobody has verified, and what is not asked of a zone for children', async () => {
    const zone = await ask(OF_ZONE, here.zoneId);
    expect(zone('TOILET_RATIO_EASO')).toBeUndefined();
    expect(zone('MEALS_ADULT')).toBeUndefined();
    expect(zone('PRIVATE_ROOM')).toBeUndefined();
  });

  it('is refused of a day to come', async () => {
    const asked = { id: here.zoneId, on: '2199-01-01' };
    const { errors } = await facilities.ask({ role: 'COORDINATOR' }, OF_ZONE, asked);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('146 children in 100 places, 75 of them in a gym with two toilets', () => {
  it('is entered, and shown as it was', async () => {
    const [first, second] = [await toilet('G-1'), await toilet('G-2')];
    expect([first.version, second.version]).toEqual([1, 1]);
    await count({ roomId: gymId }, 75);
    await count({ safeZoneId: here.zoneId }, 146);
    const meals = { kind: 'MEALS_PER_DAY_CHILDREN', value: 3, measuredOn: DAY, source: 'Ombudsman' };
    await write('recordReading', { safeZoneId: here.zoneId, ...meals });
    const gym = await ask(OF_ROOM, gymId);
    expect(gym('TOILET_RATIO')).toMatchObject({
      status: 'NOT_MET',
      value: 37.5,
      numerator: 75,
      denominator: 2,
      threshold: 20,
      operator: 'AT_MOST',
      basis: 'HEADCOUNT',
      placed: 0,
      headcount: 75,
      missing: [],
    });
    expect(gym('SPACE_BEDROOM')).toMatchObject({
      status: 'NOT_MET',
      value: 3.2,
      numerator: 240,
      denominator: 75,
    });
    expect(gym('BEDROOM_MAX_CHILD')).toMatchObject({ status: 'NOT_MET', value: 75, threshold: 4 });
    const zone = await ask(OF_ZONE, here.zoneId);
    expect(zone('MEALS_CHILD')).toMatchObject({
      status: 'NOT_MET',
      value: 3,
      threshold: 5,
      measuredOn: DAY,
      standard: 'EASO-UAC-2018 35.2',
    });
    expect(zone('TOILET_RATIO')).toMatchObject({ status: 'NOT_MET', value: 73, numerator: 146 });
  });

  it('counts a toilet only while it works, and says so of a day before anything was known', async () => {
    const { unit } = await write(
      'addSanitaryUnit',
      {
        roomId: gymId,
        code: 'G-3',
        kind: 'TOILET',
        access: 'ALL',
        state: 'BROKEN',
        startsAt: `${DAY}T06:00:00Z`,
      },
      'unit { id version }',
    );
    expect((await ask(OF_ROOM, gymId))('TOILET_RATIO')).toMatchObject({ denominator: 2 });
    const repaired = {
      unitId: unit.id,
      expectedVersion: 1,
      state: 'WORKING',
      startsAt: '2021-08-13T09:00:00Z',
    };
    await write('recordSanitaryCondition', repaired);
    await write('recordReading', {
      roomId: gymId,
      kind: 'HEADCOUNT',
      value: 75,
      measuredOn: '2021-08-13',
      source: 'Ombudsman',
    });
    expect((await ask(OF_ROOM, gymId, { on: '2021-08-13' }))('TOILET_RATIO')).toMatchObject({
      denominator: 3,
      value: 25,
    });
    expect((await ask(OF_ROOM, gymId, { on: '2021-08-14' }))('TOILET_RATIO')).toBeUndefined();
  });

  it('does not let a meal of long ago speak for today', async () => {
    const zone = await ask(OF_ZONE, here.zoneId, { on: '2021-10-01' });
    expect(zone('MEALS_CHILD')).toMatchObject({ status: 'NOT_MEASURABLE', value: null });
  });

  it('answers for one standard alone', async () => {
    const zone = await ask(OF_ZONE, here.zoneId, { standard: 'EASO-UAC-2018' });
    expect(zone('MEALS_CHILD')).toBeDefined();
    expect(zone('TOILET_RATIO')).toBeUndefined();
  });

  it('measures a centre by its beds when nobody counted, and calls that its basis', async () => {
    for (const bedId of here.bedIds) await place(facilities.owner, bedId, newIdentifier(), '2021-08-01Z');
    const centre = await ask(OF_CENTRE, here.centreId);
    expect(centre('TOILET_RATIO')).toMatchObject({ basis: 'PLACED', placed: 4, headcount: null, value: 2 });
    expect(centre('PRIVATE_ROOM')).toMatchObject({ status: 'NOT_MET', value: 0 });
    expect(centre('BEDROOM_MAX_CHILD')).toMatchObject({ status: 'NOT_MEASURABLE' });
  });
});

describe('who gets figures only', () => {
  const analyst = { role: 'ANALYST', purpose: 'STATISTICS', centres: [] };

  it('sees no small number of people, and none of a single room, in no form', async () => {
    const centre = await ask(OF_CENTRE, here.centreId, {}, analyst);
    expect(centre('TOILET_RATIO')).toMatchObject({
      status: 'NOT_MEASURABLE',
      value: null,
      numerator: null,
      denominator: null,
      placed: null,
      basis: null,
    });
    const gym = await ask(OF_ROOM, gymId, {}, analyst);
    for (const code of ['TOILET_RATIO', 'SPACE_BEDROOM', 'BEDROOM_MAX_CHILD'])
      if (gym(code))
        expect(gym(code)).toMatchObject({ status: 'NOT_MEASURABLE', numerator: null, headcount: null });
    const { data } = await facilities.ask(
      analyst,
      `query ($id: ID!) { centre(id: $id) { readings { nodes { kind value room { id } } } } }`,
      { id: here.centreId },
    );
    for (const { kind, value, room } of data.centre.readings.nodes)
      if (room && kind === 'HEADCOUNT') expect(value).toBeNull();
  });

  it('is told the headcount of a zone, but not on a day on which the centre was counted: four may be in no zone', async () => {
    const readings = `query ($id: ID!) { centre(id: $id) { readings { nodes { measuredOn kind value safeZone { id } room { id } } } } }`;
    const inZone = async () => {
      const { data } = await facilities.ask(analyst, readings, { id: here.centreId });
      return data.centre.readings.nodes
        .filter(
          (one: { kind: string; safeZone: object | null; room: object | null; measuredOn: string }) =>
            one.kind === 'HEADCOUNT' && one.safeZone && !one.room && one.measuredOn === DAY,
        )
        .map(({ value }: { value: number | null }) => value);
    };
    const [before] = await inZone();
    expect(before).toBeGreaterThan(10);
    expect((await count({ centreId: here.centreId }, before + 4)).userErrors).toEqual([]);
    expect(new Set(await inZone())).toEqual(new Set([null]));
    expect((await ask(OF_ZONE, here.zoneId, {}, analyst))('TOILET_RATIO')).toMatchObject({
      status: 'NOT_MEASURABLE',
      headcount: null,
    });
  });

  it('is refused when figures are not for the role at all', async () => {
    const officer = { role: 'AUDITOR', purpose: 'AUDIT', centres: [] };
    const { data, errors } = await facilities.ask(officer, OF_CENTRE, { id: here.centreId, on: DAY });
    expect(data.centre.compliance).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

it('costs the same number of statements for one room as for fifty', async () => {
  const query = `query ($id: ID!, $on: LocalDate) { safeZone(id: $id) { floors { rooms { compliance(on: $on) { status } } } } }`;
  const asked = { id: elsewhere.zoneId, on: DAY };
  const actor = { role: 'CENTRE_MANAGER', centres: [elsewhere.centreId] };
  await facilities.ask(actor, query, asked);
  const few = facilities.statements.length;
  for (let number = 0; number < 50; number += 1)
    await facilities.owner`insert into facilities.room (id, floor_id, code, kind)
      values (${newIdentifier()}, ${elsewhere.floorId}, ${`R${number}`}, 'BEDROOM')`;
  const { data } = await facilities.ask(actor, query, asked);
  expect(data.safeZone.floors[0].rooms).toHaveLength(51);
  expect(facilities.statements).toHaveLength(few);
  expect(few).toBeLessThanOrEqual(8);
});
