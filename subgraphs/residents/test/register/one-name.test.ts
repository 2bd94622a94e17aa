import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { id givenName familyName fullName } userErrors { code path } } }`;
const LIST = `query ($centreId: ID!, $filter: ResidentFilter) { residents(centreId: $centreId, filter: $filter) {
  totalCount nodes { id givenName familyName fullName } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
}, 60_000);
afterAll(() => residents?.stop());

const clerk = { centres: [HERE] };
let registered = 0;
/** Two namesakes of one date of birth would be one person: nobody here is born near to another. */
const wanted = (more: object) => ({
  idempotencyKey: newIdentifier(),
  registrationNumber: newIdentifier().slice(9, 30),
  givenName: 'Hamid',
  dateOfBirth: ['2009-06-02', '2006-11-23', '2003-08-14', '2000-05-25'][registered++ % 4],
  sex: 'MALE',
  familySituation: 'UNACCOMPANIED',
  languages: ['ps'],
  centreId: HERE,
  ...more,
});
async function registerAs(more: object) {
  const { data, errors } = await residents.ask(clerk, REGISTER, { input: wanted(more) });
  expect(errors).toBeUndefined();
  return data.registerResident;
}

describe('somebody who has one name', () => {
  it.each([
    ['an empty', ''],
    ['a blank', '   '],
    ['an invisible', '\u200b'],
  ])('is not made up with %s family name, which is refused as it is for everybody', async (_, familyName) => {
    const { resident, userErrors } = await registerAs({ familyName });
    expect(resident).toBeNull();
    expect(userErrors).toEqual([{ code: 'BAD_USER_INPUT', path: ['input', 'familyName'] }]);
  });

  it.each([
    ['left out', {}],
    ['told to be none', { familyName: null }],
  ])('is registered with the family name %s, and is called by the one name', async (_, more) => {
    const { resident, userErrors } = await registerAs(more);
    expect(userErrors).toEqual([]);
    expect(resident).toMatchObject({ givenName: 'Hamid', familyName: null, fullName: 'Hamid' });
    const [row] =
      await residents.owner`select family_name from residents.resident where id = ${resident.id as string}`;
    expect(row).toEqual({ family_name: null });
  });

  it('stands in lists and behind filters as everybody does, and in nobody else’s', async () => {
    const hidden = await register(residents.owner, ELSEWHERE, { given_name: 'Hamid', family_name: null });
    const { resident } = await registerAs({ languages: ['ti'], sex: 'FEMALE' });
    const two = await registerAs({ languages: ['ti'], familyName: 'Test' });
    const read = async (filter: object) =>
      (await residents.ask(clerk, LIST, { centreId: HERE, filter })).data.residents;
    const { totalCount, nodes } = await read({ language: 'ti', familySituation: 'UNACCOMPANIED' });
    expect(totalCount).toBe(2);
    expect(nodes).toContainEqual({ ...resident });
    expect(nodes).toContainEqual({ ...two.resident, familyName: 'Test', fullName: 'Hamid Test' });
    const all = await read({});
    expect(all.nodes.map(({ id }: { id: string }) => id)).not.toContain(hidden);
    const elsewhere = await residents.ask(clerk, LIST, { centreId: ELSEWHERE });
    expect(elsewhere.data.residents).toEqual({ totalCount: 0, nodes: [] });
  });

  it('is told to another organisation with the group of identity alone', async () => {
    const there = newIdentifier();
    const id = await register(residents.owner, there, { given_name: 'Hamid', family_name: null });
    const reader = { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [there] };
    const read = () =>
      residents.ask(reader, 'query ($id: ID!) { resident(id: $id) { id familyName fullName } }', { id });
    await share(residents.owner, there, 'IOM', ['OPERATIONAL']);
    expect((await read()).data.resident).toMatchObject({ familyName: null, fullName: null });
    // With the name open, the family name alone is null; while it is closed, its refusal says so.
    expect((await read()).errors?.length).toBeGreaterThan(0);
    await share(residents.owner, there, 'IOM', ['IDENTITY']);
    const open = await read();
    expect(open.errors).toBeUndefined();
    expect(open.data.resident).toMatchObject({ familyName: null, fullName: 'Hamid' });
  });
});
