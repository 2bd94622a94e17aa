import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises, place } from '../support/premises.js';

let facilities: Facilities;
let zone: Premises;
const people = (count: number) => Array.from({ length: count }, newIdentifier);
const [children, others] = [people(30), people(14)];
beforeAll(async () => {
  facilities = await startFacilities();
  const { owner: sql } = facilities;
  zone = await buildPremises(sql, 'ZONE', 44, { targetGroup: 'UNACCOMPANIED_CHILDREN' });
  const outside = await buildPremises(sql, 'OUTSIDE', 14, { targetGroup: 'FAMILIES' });
  await sql`update facilities.floor set safe_zone_id = null where id = ${outside.floorId}`;
  const [past, twoNights] = ['2024-02-01T10:00Z', '2024-02-03T08:00Z'];
  for (const [at, child] of children.entries()) await place(sql, zone.bedIds[at]!, child, past, twoNights);
  for (const [at, one] of others.entries()) {
    await place(sql, outside.bedIds[at]!, one, past, twoNights);
    // Came back by day, and for one night of the present quarter, which is not counted yet.
    await place(sql, outside.bedIds[at]!, one, '2024-03-01T06:00Z', '2024-03-01T18:00Z');
    await place(sql, outside.bedIds[at]!, one, new Date(Date.now() - 60_000).toISOString());
  }
  // Five children had been in both.
  for (const [at, child] of children.slice(0, 5).entries())
    await place(sql, outside.bedIds[at]!, child, '2023-12-30T10:00Z', '2023-12-31T21:30Z');
}, 60_000);
afterAll(() => facilities?.stop());

const QUERY = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ResidentCohort {
  accommodation { place residents nights withheld } } } }`;
const slept = async (memberIds: string[], actor: object = {}, cell = '1 ') => {
  const memberCells = memberIds.map(() => cell);
  const r = [
    { __typename: 'ResidentCohort', id: newIdentifier(), question: 'YEAR 1 ', memberIds, memberCells },
  ];
  const { data, errors } = await facilities.ask(
    { organisation: 'IOM', role: 'ANALYST', purpose: 'STATISTICS', centres: [], ...actor },
    QUERY,
    { r },
  );
  return { rows: data?._entities?.[0]?.accommodation as Record<string, unknown>[] | null, errors };
};
const told = async (...asked: Parameters<typeof slept>) => {
  const { rows, errors } = await slept(...asked);
  expect(errors).toBeUndefined();
  return rows!.filter(({ withheld }) => !withheld);
};

describe('where a cohort slept', () => {
  it('is closed to whoever reads no figures, and tells who sees one centre nothing of another', async () => {
    const { rows, errors } = await slept(children, { role: 'NURSE', purpose: 'CARE' });
    expect([rows ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    expect(await told([...children, ...others], { centres: [zone.centreId] })).toEqual([
      { place: 'UNACCOMPANIED_CHILDREN', residents: 30, nights: 60, withheld: false },
    ]);
  });

  it('lists every kind of place, and tells few, nobody and nearly everybody alike', async () => {
    const all = [
      await slept(children.slice(0, 10)),
      await slept(people(50)),
      await slept([...children, ...people(10)]),
      await slept([]),
      await slept([...children, ...others], {}, 'forged'),
    ];
    for (const { rows } of all) {
      expect(rows).toHaveLength(5);
      for (const row of rows!) expect(row).toMatchObject({ residents: null, nights: null, withheld: true });
    }
  });

  it('counts each resident once in each kind of place, and whole nights until the present quarter, as plain SQL does', async () => {
    const everybody = [...children, ...others, ...others];
    const [plain] = await facilities.owner`select count(distinct resident_id)::int as residents,
        sum((ends_at at time zone 'Europe/Sofia')::date - (starts_at at time zone 'Europe/Sofia')::date)::int as nights
      from facilities.placement join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
        join facilities.floor on floor.id = floor_id where safe_zone_id is null and ends_at is not null`;
    expect(plain).toEqual({ residents: 19, nights: 14 * 2 + 5 });
    expect(await told(everybody)).toEqual([
      { place: 'UNACCOMPANIED_CHILDREN', residents: 30, nights: 60, withheld: false },
      { place: 'OUTSIDE_ZONES', ...plain, withheld: false },
    ]);
  });
});
