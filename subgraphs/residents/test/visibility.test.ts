import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';
import { register, share } from './support/residents.js';

const HERE = newIdentifier();
const ELSEWHERE = newIdentifier();
const LIST = `query ($centre: ID!) { residents(centreId: $centre, first: 100) { totalCount nodes { id } } }`;

let residents: OneSlice;
let here: string[];
let elsewhere: string;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  here = await Promise.all(Array.from({ length: 60 }, () => register(residents.owner, HERE)));
  elsewhere = await register(residents.owner, ELSEWHERE);
  for (const centre of [HERE, ELSEWHERE]) await share(residents.owner, centre);
  for (const id of [...here, elsewhere]) {
    const centre = id === elsewhere ? ELSEWHERE : HERE;
    for (const day of ['01', '02']) {
      await residents.owner`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
        values (${newIdentifier()}, ${id}, ${centre}, ${`2024-02-${day}T19:00:00Z`}, 'PRESENT')`;
    }
  }
}, 60_000);
afterAll(() => residents?.stop());

describe('a person of another centre, whatever the organisation', () => {
  it.each([
    ['STATE', 'CASE_MANAGER'],
    ['IOM', 'SOCIAL_WORKER'],
  ])('of %s, %s: finds no resident, no list, no count and no entity', async (organisation, role) => {
    const actor = { organisation, role, centres: [HERE] };
    const { data: one } = await residents.ask(actor, 'query ($id: ID!) { resident(id: $id) { id } }', {
      id: elsewhere,
    });
    expect(one).toEqual({ resident: null });
    const { data: list } = await residents.ask(actor, LIST, { centre: ELSEWHERE });
    expect(list).toEqual({ residents: { totalCount: 0, nodes: [] } });
    const representations = [{ __typename: 'Resident', id: elsewhere }];
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { fullName } } }`;
    const { data: found } = await residents.ask(actor, entities, { r: representations });
    expect(found).toEqual({ _entities: [null] });
    const { data: absent } = await residents.ask(
      actor,
      'query ($c: ID!) { absences(centreId: $c) { resident { id } } }',
      {
        c: ELSEWHERE,
      },
    );
    expect(absent).toEqual({ absences: [] });
  });
});

describe('a person of the centre', () => {
  it('finds the residents with their latest check in two statements, for one or for fifty', async () => {
    const query = `query ($c: ID!, $first: Int!) { residents(centreId: $c, first: $first) {
      nodes { id latestPresence { checkedAt status } } } }`;
    for (const first of [1, 50]) {
      const { data } = await residents.ask({ centres: [HERE] }, query, { c: HERE, first });
      expect(residents.statements).toHaveLength(2);
      expect(data.residents.nodes).toHaveLength(first);
      expect(data.residents.nodes[0].latestPresence).toEqual({
        checkedAt: '2024-02-02T19:00:00.000Z',
        status: 'PRESENT',
      });
    }
  });

  it('gets a clear answer to nonsense', async () => {
    for (const query of [
      '{ resident(id: "no-uuid") { id } }',
      `{ residents(centreId: "${HERE}", first: 101) { nodes { id } } }`,
      `{ residents(centreId: "${HERE}", after: "rubbish") { nodes { id } } }`,
    ]) {
      const { errors } = await residents.ask({ centres: [HERE] }, query);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('nobody without a token of the gateway', () => {
  it('is answered anything, not even a health of the data', async () => {
    const url = residents.url;
    for (const headers of [{}, { authorization: 'Bearer a.b.c' }]) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
        body: '{"query":"{ _service { sdl } }"}',
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
  });
});
