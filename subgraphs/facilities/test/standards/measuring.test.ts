import { readFileSync } from 'node:fs';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndicatorCode } from '../../src/standards/values.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises } from '../support/premises.js';
import { writer } from '../support/writer.js';

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let write: ReturnType<typeof writer>;
let coordinate: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE');
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE');
  write = writer(facilities, { role: 'CENTRE_MANAGER', centres: [here.centreId] });
  coordinate = writer(facilities, { role: 'COORDINATOR', purpose: 'ADMINISTRATION' });
}, 60_000);
afterAll(() => facilities?.stop());

const refused = (code: string, path: string) => [expect.objectContaining({ code, path: ['input', path] })];
const unitInput = (more: object = {}) => ({
  roomId: here.roomId,
  code: newIdentifier(),
  kind: 'SHOWER',
  access: 'ALL',
  state: 'WORKING',
  startsAt: '2024-01-01T00:00:00Z',
  ...more,
});
const add = (more: object = {}) => write('addSanitaryUnit', unitInput(more), 'unit { id code version }');

describe('a sanitary unit', () => {
  it('is not added by who may not measure, nor at another centre, nor nowhere, nor twice with one code', async () => {
    const psychologist = writer(facilities, { role: 'PSYCHOLOGIST', centres: [here.centreId] });
    expect((await psychologist('addSanitaryUnit', unitInput())).userErrors[0].code).toBe('FORBIDDEN');
    const hidden = await add({ roomId: elsewhere.roomId });
    expect(hidden).toEqual({ unit: null, userErrors: refused('NOT_FOUND', 'roomId') });
    expect(hidden).toEqual(await add({ roomId: newIdentifier() }));
    expect((await add({ roomId: null })).userErrors).toEqual(refused('BAD_USER_INPUT', 'roomId'));
    expect((await add({ floorId: here.floorId })).userErrors).toEqual(refused('BAD_USER_INPUT', 'roomId'));
    expect((await add({ startsAt: '2199-01-01T00:00:00Z' })).userErrors).toEqual(
      refused('BAD_USER_INPUT', 'startsAt'),
    );
    const { unit } = await add({ code: ' S-1 ' });
    expect(unit).toMatchObject({ code: 'S-1', version: 1 });
    expect((await add({ code: 'S-1' })).userErrors).toEqual(refused('CONFLICT', 'code'));
  });

  it('is added once under one key', async () => {
    const input = { ...unitInput(), idempotencyKey: newIdentifier() };
    const [one, other] = [
      await write('addSanitaryUnit', input, 'unit { id }'),
      await write('addSanitaryUnit', input, 'unit { id }'),
    ];
    expect(one).toEqual(other);
    const changed = await write('addSanitaryUnit', { ...input, kind: 'TOILET' });
    expect(changed.userErrors).toEqual(refused('CONFLICT', 'idempotencyKey'));
  });

  it('changes its condition by who saw the latest one, forward in time, at the own centre', async () => {
    const { unit } = await add();
    const change = { unitId: unit.id, expectedVersion: 1, state: 'BROKEN', startsAt: '2024-02-01T00:00:00Z' };
    const record = (more: object = {}) =>
      write('recordSanitaryCondition', { ...change, ...more }, 'unit { version }');
    expect((await record({ expectedVersion: 7 })).userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
    const early = await record({ startsAt: '2024-01-01T00:00:00Z' });
    expect(early.userErrors).toEqual(refused('BAD_USER_INPUT', 'startsAt'));
    const away = writer(facilities, { role: 'CENTRE_MANAGER', centres: [elsewhere.centreId] });
    expect((await away('recordSanitaryCondition', change)).userErrors).toEqual(
      refused('NOT_FOUND', 'unitId'),
    );
    expect(await record()).toMatchObject({ unit: { version: 2 }, userErrors: [] });
    const { data } = await facilities.ask(
      { centres: [here.centreId] },
      `query ($id: ID!) { room(id: $id) { sanitaryUnits { id safeZone { id }
        before: condition(at: "2023-12-31T00:00:00Z") { state } working: condition(at: "2024-01-31T00:00:00Z") { state endsAt }
        now: condition { state endsAt } } } }`,
      { id: here.roomId },
    );
    expect(data.room.sanitaryUnits.find(({ id }: { id: string }) => id === unit.id)).toMatchObject({
      safeZone: { id: here.zoneId },
      before: null,
      working: { state: 'WORKING', endsAt: '2024-02-01T00:00:00.000Z' },
      now: { state: 'BROKEN', endsAt: null },
    });
  });

  it('never has two conditions at once, whoever writes them', async () => {
    const { unit } = await add();
    const twice = facilities.owner`insert into facilities.sanitary_condition (id, unit_id, state, starts_at)
      values (${newIdentifier()}, ${unit.id}, 'BROKEN', '2024-06-01Z')`;
    await expect(twice).rejects.toThrow('sanitary_condition_one_at_a_time');
    const changes = Array.from({ length: 8 }, () =>
      write('recordSanitaryCondition', {
        unitId: unit.id,
        expectedVersion: 1,
        state: 'CLOSED',
        startsAt: '2024-03-01T00:00:00Z',
      }),
    );
    const outcomes = await Promise.all(changes);
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  it('is paged through at the centre without a gap', async () => {
    const query = `query ($id: ID!, $after: String) { centre(id: $id) { sanitaryUnits(first: 2, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { data } = await facilities.ask({ centres: [here.centreId] }, query, {
        id: here.centreId,
        after,
      });
      const page = data.centre.sanitaryUnits;
      seen.push(...page.nodes.map(({ id }: { id: string }) => id));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
      if (!more) expect(new Set(seen).size).toBe(page.totalCount);
    }
  });
});

describe('a reading', () => {
  const reading = (more: object) => ({
    centreId: here.centreId,
    kind: 'SITE_AREA_M2',
    value: 9000,
    measuredOn: '2024-01-01',
    source: 'Cadastre',
    ...more,
  });
  it.each([
    ['of two places', { roomId: 'here' }, 'BAD_USER_INPUT', 'centreId'],
    ['of half a person', { kind: 'HEADCOUNT', value: 1.5 }, 'BAD_USER_INPUT', 'value'],
    ['below nothing', { value: -1 }, 'BAD_USER_INPUT', 'value'],
    ['of a day to come', { measuredOn: '2199-01-01' }, 'BAD_USER_INPUT', 'measuredOn'],
    ['of nobody', { source: ' ' }, 'BAD_USER_INPUT', 'source'],
    ['of another centre', { centreId: 'elsewhere' }, 'NOT_FOUND', 'centreId'],
  ])('%s is refused', async (_, more: Record<string, unknown>, code, path) => {
    const ids: Record<string, string> = { here: here.roomId, elsewhere: elsewhere.centreId };
    const input = Object.fromEntries(
      Object.entries(reading(more)).map(([name, value]) => [name, ids[String(value)] ?? value]),
    );
    const outcome = await write('recordReading', input, 'reading { id }');
    expect(outcome).toEqual({ reading: null, userErrors: refused(code, path) });
  });

  it('is kept with its source, and read at the centre', async () => {
    const { reading: kept } = await write(
      'recordReading',
      reading({}),
      'reading { id kind value unit source }',
    );
    expect(kept).toMatchObject({ kind: 'SITE_AREA_M2', value: 9000, unit: 'm2', source: 'Cadastre' });
    const { data } = await facilities.ask(
      { centres: [here.centreId] },
      'query ($id: ID!) { centre(id: $id) { readings { totalCount nodes { id room { id } } } } }',
      { id: here.centreId },
    );
    expect(data.centre.readings).toMatchObject({ totalCount: 1, nodes: [{ id: kept.id, room: null }] });
  });
});

describe('the indicators', () => {
  const on = async (day: string, code: string, centreId = here.centreId) => {
    const { data } = await facilities.ask(
      { role: 'COORDINATOR' },
      `query ($id: ID!, $on: LocalDate) { centre(id: $id) { standardIndicators(on: $on) {
        id code knownCode threshold active verified version ofThisCentre validFrom validUntil } } }`,
      { id: centreId, on: day },
    );
    return data.centre.standardIndicators.find((one: { code: string }) => one.code === code);
  };

  it('are those of the facts, without any demo data; unverified ones are off', async () => {
    const file = new URL('../../facts/standards.json', import.meta.url);
    const { indicators } = JSON.parse(readFileSync(file, 'utf8'));
    const operators: Record<string, string> = { '>=': 'AT_LEAST', '<=': 'AT_MOST', '=': 'EXACTLY' };
    const rows =
      await facilities.owner`select code as id, what, operator as op, threshold::float8 as value, unit,
      standard, verified, active from facilities.standard_indicator where centre_id is null`;
    // Each has a label, and no label is of none.
    expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(IndicatorCode).sort());
    const shipped = indicators.map((one: { op: string; verified: boolean }) => ({
      ...one,
      op: operators[one.op],
      active: one.verified,
    }));
    const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
    expect([...rows].sort(byId as never)).toEqual(shipped.sort(byId));
  });

  it('have a word with labels for each code that this release knows, and for no other', async () => {
    await facilities.owner`insert into facilities.standard_indicator
      (id, centre_id, code, what, operator, threshold, unit, standard, verified, active, valid_from) values
      (${newIdentifier()}, ${elsewhere.centreId}, 'OF_THE_OWNER', 'books', 'AT_LEAST', 1, 'books', 'House', true, true, '2019-01-01')`;
    expect(await on('2024-01-01', 'OF_THE_OWNER', elsewhere.centreId)).toMatchObject({ knownCode: null });
    expect(await on('2024-01-01', 'WATER')).toMatchObject({ knownCode: 'WATER' });
  });

  it('are changed by coordinators of the State alone, and for every centre by those who see them all', async () => {
    const { id, version } = await on('2024-01-01', 'WATER');
    const change = { indicatorId: id, expectedVersion: version, validFrom: '2024-01-01', threshold: 25 };
    expect((await write('setStandardIndicator', change)).userErrors[0].code).toBe('FORBIDDEN');
    const other = writer(facilities, { role: 'COORDINATOR', organisation: 'IOM' });
    for (const centreId of [undefined, here.centreId])
      expect((await other('setStandardIndicator', { ...change, centreId })).userErrors).toMatchObject([
        { code: 'FORBIDDEN', message: expect.stringContaining('STATE') },
      ]);
    const narrowed = writer(facilities, { role: 'COORDINATOR', centres: [here.centreId] });
    expect((await narrowed('setStandardIndicator', change)).userErrors[0].code).toBe('FORBIDDEN');
    const outcomes = [
      { ...change, expectedVersion: 9 },
      { ...change, validFrom: '2019-01-01' },
      { ...change, threshold: -1 },
      { ...change, indicatorId: newIdentifier() },
    ].map((input) => coordinate('setStandardIndicator', input));
    const codes = (await Promise.all(outcomes)).map(({ userErrors }) => userErrors[0].code);
    expect(codes).toEqual(['CONFLICT', 'BAD_USER_INPUT', 'BAD_USER_INPUT', 'NOT_FOUND']);
  });

  it('change from a day on; what held before stays', async () => {
    const { id, version } = await on('2024-01-01', 'TOILET_RATIO_EASO');
    const change = {
      indicatorId: id,
      expectedVersion: version,
      validFrom: '2024-03-01',
      active: true,
      verified: true,
    };
    const { userErrors } = await coordinate('setStandardIndicator', change);
    expect(userErrors).toEqual([]);
    expect(await on('2024-02-29', 'TOILET_RATIO_EASO')).toMatchObject({
      active: false,
      validUntil: '2024-03-01',
    });
    expect(await on('2024-03-01', 'TOILET_RATIO_EASO')).toMatchObject({ active: true, threshold: 10 });
  });

  it('can be stricter at one centre', async () => {
    const { id, version } = await on('2024-01-01', 'SHOWER_RATIO');
    const change = {
      indicatorId: id,
      expectedVersion: version,
      centreId: here.centreId,
      validFrom: '2024-01-01',
    };
    const { indicator, userErrors } = await coordinate(
      'setStandardIndicator',
      { ...change, threshold: 15 },
      'indicator { threshold ofThisCentre }',
    );
    expect([indicator, userErrors]).toEqual([{ threshold: 15, ofThisCentre: true }, []]);
    expect(await on('2024-01-01', 'SHOWER_RATIO')).toMatchObject({ threshold: 15, ofThisCentre: true });
    expect(await on('2024-01-01', 'SHOWER_RATIO', elsewhere.centreId)).toMatchObject({ threshold: 20 });
    const again = await coordinate('setStandardIndicator', { ...change, threshold: 12 });
    expect(again.userErrors[0].code).toBe('CONFLICT');
  });
});
