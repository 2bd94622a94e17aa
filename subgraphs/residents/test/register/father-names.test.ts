import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, wordsOf } from '../support/followers.js';
import { register, transfer, unlikeName } from '../support/residents.js';

const HERE = newIdentifier();
const CLERK = { role: 'CASE_MANAGER', purpose: 'CARE', centres: [HERE] };
const NAMES = `id version givenName familyName fatherName nameOrder fullName givenNameLatin familyNameLatin fatherNameLatin latinNameSource`;
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { ${NAMES} } userErrors { code path } } }`;
const CORRECT = `mutation ($input: CorrectResidentInput!) { correctResident(input: $input) {
  resident { ${NAMES} corrections { nodes { field oldValue newValue } } } userErrors { code path } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
}, 60_000);
afterAll(() => residents?.stop());

async function ask(query: string, input: object, actor: object = CLERK) {
  const { data, errors } = await residents.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
const newcomer = (more: object) =>
  ask(REGISTER, {
    ...{ registrationNumber: newIdentifier(), givenName: unlikeName(), familyName: unlikeName() },
    ...{ sex: 'MALE', familySituation: 'UNACCOMPANIED', centreId: HERE, ...more },
  });
const correct = (residentId: string, expectedVersion: number, more: object, actor?: object) =>
  ask(CORRECT, { residentId, expectedVersion, reason: 'As the passport has it', ...more }, actor);

it('is refused where it cannot be, and to whom may not correct', async () => {
  const id = await register(residents.owner, HERE);
  for (const [more, path] of [
    [{ fatherName: ' ' }, 'fatherName'],
    [{ fatherName: 'Саид', fatherNameLatin: 'Саид', givenNameLatin: 'A' }, 'fatherNameLatin'],
    [{ fatherNameLatin: 'Said', givenNameLatin: 'A' }, 'fatherNameLatin'],
  ] as const)
    for (const { userErrors } of [await correct(id, 1, more), await newcomer(more)])
      expect([more, userErrors]).toMatchObject([more, [{ code: 'BAD_USER_INPUT', path: ['input', path] }]]);
  for (const actor of [
    { ...CLERK, role: 'NURSE' },
    { ...CLERK, organisation: 'IOM' },
  ])
    expect((await correct(id, 1, { fatherName: 'Said' }, actor)).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
  expect(
    (await correct(id, 1, { fatherName: 'Said' }, { ...CLERK, centres: [newIdentifier()] })).userErrors,
  ).toMatchObject([{ code: 'NOT_FOUND' }]);
  for (const values of [`father_name_latin = 'Саид'`, `father_name_latin = 'Said'`])
    await expect(
      residents.owner.unsafe(`update residents.resident set ${values} where id = '${id}'`),
    ).rejects.toThrow(/resident_(father_name_in_latin_letters|latin_father_name_beside_the_others)/);
});

it('stands in the whole name in the order in which its parts are said; what nobody has said is not known', async () => {
  const { resident: plain } = await newcomer({ givenName: 'Zanko', familyName: 'Berwari' });
  expect(plain).toMatchObject({ fatherName: null, nameOrder: null, fullName: 'Zanko Berwari' });
  const told = { givenName: 'Петър', fatherName: 'Димитров', familyName: 'Желязков' };
  const { resident } = await newcomer(told);
  expect(resident).toMatchObject({
    ...told,
    fullName: 'Петър Димитров Желязков',
    ...{ givenNameLatin: 'Petar', fatherNameLatin: 'Dimitrov', latinNameSource: 'MACHINE' },
  });
  const first = await correct(resident.id, 1, { nameOrder: 'FAMILY_FIRST' });
  expect(first.resident.fullName).toBe('Желязков Петър Димитров');
  const moving = await transfer(residents.owner, resident.id, newIdentifier());
  const { data } = await residents.ask(
    CLERK,
    `query ($id: ID!) { resident(id: $id) { transfers { id fullName } } }`,
    {
      id: resident.id,
    },
  );
  expect(data.resident.transfers).toEqual([{ id: moving, fullName: 'Желязков Петър Димитров' }]);
  const { resident: one } = await newcomer({
    givenName: 'Sayyidbek',
    familyName: null,
    nameOrder: 'FAMILY_FIRST',
  });
  expect(one.fullName).toBe('Sayyidbek');
});

it('is corrected with its letters, the old value kept; who follows is told, and who looks for it finds', async () => {
  const father = unlikeName();
  const { resident } = await newcomer({ fatherName: 'Jawad' });
  await residents.verify();
  const find = async (name: string) => {
    const query = `query ($centre: ID!, $name: String!) { residents(centreId: $centre, filter: { name: $name }) { nodes { id } } }`;
    return (await residents.ask(CLERK, query, { centre: HERE, name })).data.residents.nodes;
  };
  expect(await find('Джауад')).toEqual([{ id: resident.id }]);
  const { cursor } = await followedAll(residents, program());
  const { resident: corrected } = await correct(resident.id, 1, { fatherName: father });
  expect(corrected).toMatchObject({ fatherName: father, fatherNameLatin: father });
  expect(corrected.corrections.nodes).toEqual(
    expect.arrayContaining([
      { field: 'FATHER_NAME', oldValue: 'Jawad', newValue: father },
      { field: 'FATHER_NAME_LATIN', oldValue: 'Jawad', newValue: father },
    ]),
  );
  const { told } = await followedAll(residents, program(), cursor);
  expect(wordsOf(told, resident.id)).toEqual(['CHANGED IDENTITY']);
  await residents.verify();
  expect([await find('Джауад'), await find(father)]).toEqual([[], [{ id: resident.id }]]);
  const { resident: without } = await correct(resident.id, 2, { fatherName: null });
  expect(without).toMatchObject({ fatherName: null, fatherNameLatin: null });
});
