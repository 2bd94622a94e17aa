import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { allow, register } from '../support/residents.js';

const QUERY = 'query ($first: Int! = 25) { viewer { touchedResidents(first: $first) { id } } }';
const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;

let residents: OneSlice;
let [first, second, third]: string[] = [];
const worker = { principal: 'STATE:worker', role: 'SOCIAL_WORKER', centres: [HERE, ELSEWHERE] };
const officer = {
  principal: 'STATE:officer',
  role: 'DATA_PROTECTION_OFFICER',
  purpose: 'AUDIT',
  centres: [],
  allCentres: true,
};
const touch = async (id: string, who: object = worker) => {
  const { data } = await residents.ask(who, 'query ($id: ID!) { resident(id: $id) { sex } }', { id });
  expect(data.resident).not.toBeNull();
};
const touched = async (who: object = officer, variables = {}) => {
  const { data, errors } = await residents.ask(who, QUERY, variables);
  expect(errors).toBeUndefined();
  return data.viewer.touchedResidents.map(({ id }: { id: string }) => id);
};

beforeAll(async () => {
  residents = await startOneSlice(slice);
  first = await register(residents.owner, HERE);
  second = await register(residents.owner, HERE);
  third = await register(residents.owner, ELSEWHERE);
  for (const id of [first, second, third]) await touch(id!);
  await touch(first!);
}, 60_000);
afterAll(() => residents?.stop());

it('tells nobody who merely works with residents whose records were read', async () => {
  for (const who of [
    worker,
    { ...officer, role: 'ANALYST', purpose: 'STATISTICS' },
    { ...officer, purpose: 'CARE' },
  ]) {
    const { data, errors } = await residents.ask(who, QUERY);
    expect(data.viewer.touchedResidents).toBeNull();
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
});

it('shows the officer those whom others touched, whoever was touched last first, and no centre outside of the sign-in', async () => {
  expect(await touched()).toEqual([first, third, second]);
  expect(await touched(officer, { first: 1 })).toEqual([first]);
  expect(await touched({ ...officer, allCentres: undefined, centres: [HERE] })).toEqual([first, second]);
  expect((await residents.ask(officer, QUERY, { first: 101 })).errors![0]!.extensions.code).toBe(
    'BAD_USER_INPUT',
  );
});

it('does not put on top whom the officer looked at, and names whom it shows', async () => {
  await touch(second!, officer);
  expect((await touched())[0]).toBe(first);
  const events = (await auditEvents(residents.owner, 'residents')).slice(-2);
  const read = events.find(({ kind }) => kind === 'READ')!;
  expect(read).toMatchObject({ subject: 'STATE:officer' });
  expect([...read.people].sort()).toEqual([first, second, third].sort());
  expect(read.entities[0]!.groups).toContain('ACCESS_HISTORY');
});

it('shows the officer of another organisation those alone whom its own people touched, and who are open to it', async () => {
  const ofIom = { ...officer, principal: 'IOM:officer', organisation: 'IOM' };
  expect(await touched(ofIom)).toEqual([]);
  for (const purpose of ['CARE', 'AUDIT'])
    await allow(residents.owner, second!, { field_groups: ['OPERATIONAL'], purpose });
  await touch(second!, { ...worker, principal: 'IOM:worker', organisation: 'IOM' });
  expect(await touched(ofIom)).toEqual([second]);
  expect(await touched({ ...ofIom, organisation: 'CLINIC', principal: 'CLINIC:officer' })).toEqual([]);
});
