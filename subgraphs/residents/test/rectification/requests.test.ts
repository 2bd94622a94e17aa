import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const state: Partial<Actor> = { organisation: 'STATE', role: 'COORDINATOR', centres: [HERE] };
const officer = { ...state, role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT' };
const representative: Partial<Actor> = {
  ...{ organisation: 'BUREAU', role: 'LEGAL_REPRESENTATIVE', principal: 'representative-1' },
  ...{ centres: [], allCentres: true },
};

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY']);
}, 60_000);
afterAll(() => residents?.stop());

const REQUEST = 'id field asked askedAt dueAt overdue state answeredAt correctionId answer version';
async function write(name: string, input: object, tells: string, actor: Partial<Actor> = state) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await residents.ask(
    actor,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${tells} userErrors { code path rule } } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}
const request = (residentId: string, more: object = {}, actor?: Partial<Actor>) =>
  write(
    'requestRectification',
    { residentId, askedBy: 'RESIDENT', field: 'GIVEN_NAME', asked: 'I am called Amir', ...more },
    `rectification { ${REQUEST} }`,
    actor,
  );
const answer = (rectificationId: string, more: object, actor?: Partial<Actor>) =>
  write(
    'answerRectification',
    { rectificationId, expectedVersion: 1, ...more },
    `rectification { ${REQUEST} }`,
    actor,
  );
const waiting = async (actor: Partial<Actor>) => {
  const text = '{ rectificationsToAnswer(first: 100) { totalCount nodes { id resident { id } overdue } } }';
  const { data, errors } = await residents.ask(actor, text);
  return {
    ...data?.rectificationsToAnswer,
    codes: errors?.map(({ extensions }) => extensions.code),
  };
};

it('is asked by those of the State and by who represents the resident, for residents whom they see', async () => {
  const id = await register(residents.owner, HERE);
  const legal = newIdentifier();
  await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${legal}, 'A', 'B', 'representative-1')`;
  await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on, of_adult)
    values (${newIdentifier()}, ${id}, ${legal}, '2024-01-01', true)`;
  for (const actor of [
    { ...state, organisation: 'IOM' },
    { ...state, role: 'NURSE' },
  ])
    expect((await request(id, {}, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await request(id, {}, { ...state, centres: [ELSEWHERE] })).userErrors).toEqual(
    (await request(newIdentifier())).userErrors,
  );
  expect((await request(id, { asked: ' ' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect((await request(id, {}, representative)).userErrors).toMatchObject([
    { code: 'BAD_USER_INPUT', path: ['input', 'askedBy'] },
  ]);
  const { rectification } = await request(id, { askedBy: 'LEGAL_REPRESENTATIVE' }, representative);
  expect(rectification).toMatchObject({ state: 'OPEN', overdue: false, field: 'GIVEN_NAME' });
  expect(Date.parse(rectification.dueAt) - Date.parse(rectification.askedAt)).toBeLessThanOrEqual(30 * DAY);
  const winter = { askedBy: 'LEGAL_REPRESENTATIVE', askedAt: '2024-01-31T12:00:00Z' };
  expect((await request(id, winter, representative)).rectification.dueAt).toBe('2024-02-29T12:00:00.000Z');
  const summer = { ...winter, askedAt: '2024-07-01T12:00:00Z' };
  expect((await request(id, summer, representative)).rectification.dueAt).toBe('2024-07-31T12:00:00.000Z');
  const told = `query ($id: ID!) { resident(id: $id) { rectifications { id } } }`;
  expect((await residents.ask(representative, told, { id })).data.resident.rectifications).toHaveLength(3);
});

it('is answered by a correction of that field of that resident, made after it was asked', async () => {
  const id = await register(residents.owner, HERE);
  const before = await correct(id, 'Amira', 1);
  const { rectification: asked } = await request(id);
  const other = await register(residents.owner, HERE);
  const ofOther = await correct(other, 'Amir', 1);
  const by = (correctionId?: string) => answer(asked.id, { state: 'CORRECTED', correctionId });
  expect((await answer(asked.id, { state: 'OPEN' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect((await by()).userErrors).toMatchObject([{ path: ['input', 'correctionId'] }]);
  expect((await by(before)).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect((await by(ofOther)).userErrors).toEqual((await by(newIdentifier())).userErrors);
  const registrar = { ...state, role: 'REGISTRAR' };
  expect((await answer(asked.id, { state: 'REFUSED', answer: 'No' }, registrar)).userErrors).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  const after = await correct(id, 'Amir', 2);
  expect((await by(after)).rectification).toMatchObject({ state: 'CORRECTED', correctionId: after });
  expect(
    (await answer(asked.id, { state: 'REFUSED', answer: 'No', expectedVersion: 2 })).userErrors,
  ).toMatchObject([{ code: 'CONFLICT' }]);
  await expect(
    residents.owner`update residents.rectification_request set correction_id = ${ofOther} where id = ${asked.id}`,
  ).rejects.toThrow(/rectification_request_by_a_correction_of_that_field/);
});

it('is refused with a reason, or answered in words where it names no field', async () => {
  const id = await register(residents.owner, HERE);
  const { rectification: asked } = await request(id);
  expect((await answer(asked.id, { state: 'REFUSED' })).userErrors).toMatchObject([
    { path: ['input', 'answer'] },
  ]);
  expect(
    (await answer(asked.id, { state: 'REFUSED', answer: 'The passport says Amira' })).rectification,
  ).toMatchObject({
    state: 'REFUSED',
    answer: 'The passport says Amira',
  });
  const { rectification: free } = await request(id, { field: null, asked: 'She is not my sister' });
  expect((await answer(free.id, { state: 'CORRECTED' })).userErrors).toMatchObject([
    { path: ['input', 'answer'] },
  ]);
  expect(
    (await answer(free.id, { state: 'CORRECTED', answer: 'Taken out of the household' }, officer))
      .rectification,
  ).toMatchObject({ state: 'CORRECTED', correctionId: null });
});

it('waits on the list of the officer, what is due first coming first; of whom is hidden nothing is counted', async () => {
  const [id, hidden] = [await register(residents.owner, HERE), await register(residents.owner, ELSEWHERE)];
  const { rectification: late } = await request(id, { askedAt: ago(31) });
  const { rectification: fresh } = await request(id);
  await request(hidden, {}, { ...state, centres: [ELSEWHERE] });
  const { nodes, totalCount } = await waiting(officer);
  const ids = nodes.map((one: { id: string }) => one.id);
  expect(ids.indexOf(late.id)).toBeLessThan(ids.indexOf(fresh.id));
  expect(nodes[ids.indexOf(late.id)].overdue).toBe(true);
  expect(nodes).toHaveLength(totalCount);
  expect(nodes.every((one: { resident: { id: string } }) => one.resident.id !== hidden)).toBe(true);
  expect((await waiting({ ...state, organisation: 'IOM' })).codes).toEqual(['FORBIDDEN']);
});

/** @returns the identifier of the correction */
async function correct(residentId: string, givenName: string, expectedVersion: number): Promise<string> {
  const done = await write(
    'correctResident',
    { residentId, expectedVersion, givenName, reason: 'As asked' },
    'resident { corrections(first: 10) { nodes { id field } } }',
  );
  expect(done.userErrors).toEqual([]);
  return done.resident.corrections.nodes.find((one: { field: string }) => one.field === 'GIVEN_NAME').id;
}
