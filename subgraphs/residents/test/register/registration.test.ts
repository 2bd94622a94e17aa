import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register, unlikeName } from '../support/residents.js';

const HERE = newIdentifier();
const ELSEWHERE = newIdentifier();
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { id fullName age(on: "2024-06-01") verification version household { registrationNumber members { id } } }
  userErrors { code path } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
}, 60_000);
afterAll(() => residents?.stop());

const wanted = (more: object = {}) => ({
  idempotencyKey: newIdentifier(),
  registrationNumber: newIdentifier().slice(0, 20),
  givenName: 'Samir',
  familyName: unlikeName(),
  dateOfBirth: '2009-06-02',
  sex: 'MALE',
  familySituation: 'UNACCOMPANIED',
  centreId: HERE,
  ...more,
});
const ask = async (query: string, input: object, actor: object = { centres: [HERE] }) => {
  const { data, errors } = await residents.ask(actor, query, { input });
  expect(errors).toBeUndefined();
  return Object.values(data)[0] as { resident: Record<string, unknown>; userErrors: object[] };
};
const count = async () =>
  (await residents.owner`select count(*)::int as rows from residents.resident`)[0]!['rows'];

describe('registering a resident', () => {
  it.each([
    ['at a centre of others', { centreId: ELSEWHERE }, 'NOT_FOUND', 'centreId'],
    ['with a zone that nobody knows', { safeZoneId: newIdentifier() }, 'NOT_FOUND', 'safeZoneId'],
    ['without a name', { givenName: '  ' }, 'BAD_USER_INPUT', 'givenName'],
    ['born tomorrow', { dateOfBirth: '2199-01-01' }, 'BAD_USER_INPUT', 'dateOfBirth'],
    ['of a country that is no code', { nationality: 'Syria' }, 'BAD_USER_INPUT', 'nationality'],
    ['with a short key', { idempotencyKey: 'x' }, 'BAD_USER_INPUT', 'idempotencyKey'],
  ])('is refused %s, and changes nothing', async (_, more, code, path) => {
    const before = await count();
    const { resident, userErrors } = await ask(REGISTER, wanted(more));
    expect(resident).toBeNull();
    expect(userErrors).toEqual([{ code, path: ['input', path] }]);
    expect(await count()).toBe(before);
  });

  it('is refused to a role that only looks on', async () => {
    const { userErrors } = await ask(REGISTER, wanted(), { centres: [HERE], role: 'AUDITOR' });
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('gives a verified resident with a household, and the same one again to the same key', async () => {
    const input = wanted({ householdNumber: 'H-1' });
    const { resident, userErrors } = await ask(REGISTER, input);
    expect(userErrors).toEqual([]);
    expect(resident).toMatchObject({
      fullName: `Samir ${input.familyName}`,
      age: 14,
      verification: 'VERIFIED',
      version: 1,
    });
    expect((await ask(REGISTER, input)).resident['id']).toBe(resident['id']);
    const brother = await ask(REGISTER, wanted({ householdNumber: 'H-1' }));
    expect(brother.resident['household']).toMatchObject({
      registrationNumber: 'H-1',
      members: expect.arrayContaining([{ id: resident['id'] }, { id: brother.resident['id'] }]),
    });
  });

  it('refuses one key for two acts, and one number for two residents', async () => {
    const input = wanted();
    await ask(REGISTER, input);
    const other = await ask(REGISTER, { ...input, givenName: 'Another' });
    expect(other.userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'idempotencyKey'] }]);
    const twin = await ask(REGISTER, {
      ...{ ...input, idempotencyKey: newIdentifier(), givenName: unlikeName(), familyName: unlikeName() },
    });
    expect(twin.userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'registrationNumber'] }]);
  });

  it('goes on while the owner of the centres is away, and is verified later', async () => {
    residents.graph.away = true;
    const zone = newIdentifier();
    const { resident } = await ask(REGISTER, wanted({ safeZoneId: zone }));
    expect(resident['verification']).toBe('UNVERIFIED');
    expect(await residents.verify()).toBe(0);
    residents.graph.away = false;
    await residents.verify();
    const [row] =
      await residents.owner`select verification from residents.resident where id = ${resident['id'] as string}`;
    expect(row!['verification']).toBe('REFUTED');
  });
});

describe('changing a resident', () => {
  const ASSIGN = `mutation ($input: AssignCaseManagerInput!) { assignCaseManager(input: $input) {
    resident { id version caseManager { id } } userErrors { code path } } }`;
  const DEPART = `mutation ($input: DepartResidentInput!) { departResident(input: $input) {
    resident { id version departedAt latestPresence { status } } userErrors { code path } } }`;

  it('is refused for a resident of another centre, in the words of an absent one', async () => {
    const hidden = await register(residents.owner, ELSEWHERE);
    for (const residentId of [hidden, newIdentifier()]) {
      const input = { idempotencyKey: newIdentifier(), residentId, expectedVersion: 1, staffMemberId: null };
      expect(await ask(ASSIGN, input)).toEqual({
        resident: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'residentId'] }],
      });
    }
  });

  it('lets one of twenty writers through who have read the same version', async () => {
    const residentId = await register(residents.owner, HERE);
    const manager = newIdentifier();
    residents.graph.known.add(manager);
    residents.graph.placed.set(manager, HERE);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(ASSIGN, {
          idempotencyKey: newIdentifier(),
          residentId,
          expectedVersion: 1,
          staffMemberId: manager,
        }),
      ),
    );
    const through = answers.filter(({ resident }) => resident);
    expect(through).toHaveLength(1);
    expect(through[0]!.resident).toEqual({ id: residentId, version: 2, caseManager: { id: manager } });
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'CONFLICT', path: ['input', 'expectedVersion'] })),
    );
  });

  it('ends a stay once, with the departure as the last check', async () => {
    const residentId = await register(residents.owner, HERE);
    const depart = (more: object) =>
      ask(DEPART, {
        idempotencyKey: newIdentifier(),
        residentId,
        expectedVersion: 1,
        reason: 'TRANSFERRED',
        ...more,
      });
    expect((await depart({ at: '2023-12-01T00:00:00Z' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await depart({ at: '2024-05-01T10:00:00Z' })).resident).toMatchObject({
      version: 2,
      departedAt: '2024-05-01T10:00:00.000Z',
      latestPresence: { status: 'DEPARTED' },
    });
    expect((await depart({ expectedVersion: 2 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});
