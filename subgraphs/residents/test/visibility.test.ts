import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';
import { allow, register, share } from './support/residents.js';

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

describe('a guard', () => {
  it('sees the residents of the centre of the running shift alone, and nobody else is narrowed so', async () => {
    const asks = (id: string) => [{ __typename: 'Resident', id }];
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { id } } }';
    const r = [here[0]!, elsewhere].flatMap(asks);
    residents.graph.answer = (text, { id }) =>
      text.includes('WhereOnDuty')
        ? { staffMember: { id, shifts: [{ id: 's', centre: { id: ELSEWHERE } }] } }
        : undefined;
    const seen = async (role: string, purpose: string) => {
      const actor = { organisation: 'STATE', centres: [HERE, ELSEWHERE], staffMember: newIdentifier() };
      return (await residents.ask({ ...actor, role, purpose }, query, { r })).data._entities;
    };
    expect(await seen('SECURITY_GUARD', 'PROTECTION')).toEqual([null, { id: elsewhere }]);
    expect(await seen('NURSE', 'CARE')).toEqual([{ id: here[0] }, { id: elsewhere }]);
    residents.graph.answer = undefined;
  });
});

describe('a slice of another owner', () => {
  it('is told that somebody is on record for its organisation, for whatever purpose it asks; a person is told for the purpose that was allowed', async () => {
    const somebody = await register(residents.owner, newIdentifier());
    await allow(residents.owner, somebody, { recipient_organisation: 'CLINIC', purpose: 'CARE' });
    const found = async (role: string, purpose: string) => {
      const actor = { organisation: 'CLINIC', role, purpose, centres: [], allCentres: true };
      const query = 'query ($id: ID!) { resident(id: $id) { id } }';
      return (await residents.ask(actor, query, { id: somebody })).data.resident !== null;
    };
    expect(await found('SERVICE', 'COORDINATION')).toBe(true);
    expect(await found('COORDINATOR', 'CARE')).toBe(true);
    expect(await found('COORDINATOR', 'COORDINATION')).toBe(false);
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
