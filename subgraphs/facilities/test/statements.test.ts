import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Facilities, startFacilities } from './support/facilities.js';
import { buildPremises, type Premises, place } from './support/premises.js';

let facilities: Facilities;
let here: Premises;
let residents: string[];

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 50);
  const elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE', 2);
  residents = here.bedIds.map(newIdentifier);
  for (const [index, bedId] of here.bedIds.entries()) await place(facilities.owner, bedId, residents[index]!);
  await place(facilities.owner, elsewhere.bedIds[0]!, newIdentifier());
}, 60_000);
afterAll(() => facilities?.stop());

const PLACEMENTS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { id placement {
  id startsAt bed { code room { code floor { level safeZone { code name } building { name } } } }
  room { code } safeZone { code } centre { code name timeZone } resident { id } } } } }`;

it.each([1, 50])('reads where %i residents live in one statement', async (count) => {
  const r = residents.slice(0, count).map((id) => ({ __typename: 'Resident', id }));
  const { data, errors } = await facilities.ask({ centres: [here.centreId] }, PLACEMENTS, { r });
  expect(errors).toBeUndefined();
  expect(facilities.statements).toHaveLength(1);
  expect(data._entities).toHaveLength(count);
  expect(data._entities[0].placement).toMatchObject({
    bed: { code: '1', room: { code: '201', floor: { level: 2, safeZone: { code: 'SZ-HERE' } } } },
    centre: { code: 'HERE' },
    resident: { id: residents[0] },
  });
});

it('reads a page of placements of each of fifty residents in one statement', async () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident {
    placements(first: 1) { nodes { bed { code } } pageInfo { hasNextPage } } } } }`;
  const r = residents.map((id) => ({ __typename: 'Resident', id }));
  const { data } = await facilities.ask({ centres: [here.centreId] }, query, { r });
  expect(facilities.statements).toHaveLength(1);
  expect(data._entities[49].placements).toEqual({
    nodes: [{ bed: { code: '50' } }],
    pageInfo: { hasNextPage: false },
  });
});

it('reads a whole zone down to who has which bed in one statement a level', async () => {
  const query = `query ($id: ID!) { safeZone(id: $id) { residentsPlaced
    floors { rooms { beds { code room { floor { safeZone { code } } } currentPlacement { resident { id } } } } } } }`;
  const { data } = await facilities.ask({ centres: [here.centreId] }, query, { id: here.zoneId });
  expect(facilities.statements).toHaveLength(6);
  expect(data.safeZone.residentsPlaced).toBe(50);
  expect(data.safeZone.floors[0].rooms[0].beds).toHaveLength(50);
});

it('pages through the placements of a zone without a gap or a repetition', async () => {
  const query = `query ($id: ID!, $after: String) { safeZone(id: $id) {
    placements(first: 20, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { data } = await facilities.ask({ centres: [here.centreId] }, query, { id: here.zoneId, after });
    const page = data.safeZone.placements;
    expect(page.totalCount).toBe(50);
    seen.push(...page.nodes.map((node: { id: string }) => node.id));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  expect(new Set(seen).size).toBe(50);
  expect(seen).toHaveLength(50);
});

it.each([0, 101])('refuses a page of %i rows', async (first) => {
  const query = 'query ($first: Int!) { centres(first: $first) { nodes { id } } }';
  const { errors } = await facilities.ask({ centres: [here.centreId] }, query, { first });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
