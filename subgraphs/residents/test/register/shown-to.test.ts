import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const officer: Partial<Actor> = { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', centres: [HERE] };
const worker = { role: 'CASE_MANAGER', centres: [HERE] };
const iom = { ...worker, organisation: 'IOM' };

let residents: OneSlice;
let id: string;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const organisation of ['IOM', 'CLINIC']) await share(residents.owner, HERE, organisation);
  id = await register(residents.owner, HERE);
}, 60_000);
afterAll(() => residents?.stop());

const read = (actor: Partial<Actor>, fields: string) =>
  residents.ask(actor, `query ($id: ID!) { resident(id: $id) { ${fields} } }`, { id });
const shownTo = async (actor: Partial<Actor>) =>
  (await read(actor, 'shownTo { organisationCode group firstAt lastAt times }')).data.resident?.shownTo;

it('is told to who may read the history, and at the own centre', async () => {
  await read(iom, 'sex');
  const refused = await read(worker, 'shownTo { group }');
  expect(refused.data.resident.shownTo).toBeNull();
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await shownTo({ ...officer, centres: [ELSEWHERE] })).toBeUndefined();
});

it('tells each other organisation what it was shown, and not what the own people were, or what was asked about', async () => {
  await read(worker, 'familyName');
  await read({ ...iom, organisation: 'CLINIC' }, 'familyName');
  const list = 'query ($c: ID!) { residents(centreId: $c, filter: { name: "Nobody" }) { totalCount } }';
  await residents.ask({ ...iom, organisation: 'CLINIC', role: 'SOCIAL_WORKER' }, list, { c: HERE });
  const told = (await shownTo(officer)) as { organisationCode: string; group: string; times: number }[];
  const of = (code: string) => told.filter(({ organisationCode }) => organisationCode === code);
  expect(of('IOM').map(({ group }) => group)).toContain('OPERATIONAL');
  expect(of('IOM').map(({ group }) => group)).not.toContain('IDENTITY');
  expect(of('CLINIC')).toContainEqual(expect.objectContaining({ group: 'IDENTITY', times: 1 }));
  expect(of('STATE')).toEqual([]);
});

it('says after a correction who has only the old value', async () => {
  const corrected = Date.now();
  await read(iom, 'familyName');
  const before = (told: { organisationCode: string; group: string; lastAt: string }[]) =>
    told
      .filter(({ group, lastAt }) => group === 'IDENTITY' && Date.parse(lastAt) < corrected)
      .map(({ organisationCode }) => organisationCode);
  expect(before(await shownTo(officer))).toEqual(['CLINIC']);
});

it('tells the officer of another organisation of that one alone', async () => {
  await allow(residents.owner, id, { purpose: 'AUDIT' });
  const told = (await shownTo({ ...officer, organisation: 'IOM' })) as { organisationCode: string }[];
  expect(new Set(told.map(({ organisationCode }) => organisationCode))).toEqual(new Set(['IOM']));
});
