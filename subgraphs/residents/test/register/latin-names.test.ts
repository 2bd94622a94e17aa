import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { latinNameOf, latinNamesOf } from '../../src/register/rules/latin-name.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();
const CLERK = { centres: [HERE] };
const NAMES =
  'resident { id version givenNameLatin familyNameLatin latinNameSource } userErrors { code path }';

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
}, 60_000);
afterAll(() => residents?.stop());

async function write(mutation: string, input: object) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await residents.ask(
    CLERK,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${NAMES} } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}
const enter = (more: object) =>
  write('registerResident', {
    ...{ registrationNumber: newIdentifier().slice(0, 30), sex: 'MALE', familySituation: 'UNACCOMPANIED' },
    ...{ centreId: HERE, ...more },
  });
const correct = (residentId: string, expectedVersion: number, more: object) =>
  write('correctResident', { residentId, expectedVersion, reason: 'Passport seen', ...more });
const latin = (
  givenNameLatin: string | null,
  familyNameLatin: string | null,
  latinNameSource: string | null,
) => ({
  givenNameLatin,
  familyNameLatin,
  latinNameSource,
});

describe('a name in Latin letters', () => {
  it.each([
    ['أحمد', 'Ahmd'],
    ['محمد علي', 'Mhmd Aly'],
    ['فاطمة الزهراء', 'Fatma Alzhra'],
    ['حسین رضایی', 'Hsyn Rdayy'],
    ['غسان', 'Ghsan'],
    ['Мария Щербакова-Йорданова', 'Mariya Shcherbakova-Yordanova'],
    ['Ъгъл', 'Agal'],
    ['Подъезд', 'Podezd'],
    ['Élodie Nuñez', 'Élodie Nuñez'],
    ['O’Neill', 'O’Neill'],
    ['王', null],
    ['ዳዊት', null],
    ['123', null],
    ['Ahmad 2', null],
  ])('of %s is %s by machine', (name, expected) => {
    expect(latinNameOf(name)).toBe(expected);
  });

  it('by machine is one that the database takes, whatever it is made of, and of itself is the same', async () => {
    const script = (from: number, until: number) =>
      fc.string({
        unit: fc.integer({ min: from, max: until }).map((code) => String.fromCodePoint(code)),
        minLength: 1,
        maxLength: 12,
      });
    const name = fc.oneof(
      script(0x0400, 0x04ff),
      script(0x0600, 0x06ff),
      script(0x20, 0x24f),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    const names = fc.sample(name, { numRuns: 600, seed: 3 }).map((one) => latinNameOf(one));
    const written = names.filter((one) => one !== null);
    expect(written.length).toBeGreaterThan(200);
    for (const one of written) expect(latinNameOf(one)).toBe(one);
    await residents.owner`insert into residents.resident (id, registration_number, given_name, family_name, sex, family_situation, centre_id,
        arrived_at, given_name_latin, family_name_latin, latin_name_source)
      select gen_random_uuid(), 'L-' || place, 'X', 'X', 'MALE', 'UNKNOWN', ${HERE}::uuid, '2024-01-01', name, name, 'MACHINE'
      from unnest(${written}::text[]) with ordinality as each (name, place)`;
    expect(latinNamesOf({ givenName: '王', familyName: 'Wang' })).toEqual(latin(null, null, null));
  });

  it('is refused in other letters, without its other half, and as a machine’s by a person', async () => {
    for (const [more, path] of [
      [{ givenNameLatin: 'Ахмад' }, 'givenNameLatin'],
      [{ givenNameLatin: 'Ahmad 2' }, 'givenNameLatin'],
      [{ familyNameLatin: 'Rahimi' }, 'givenNameLatin'],
      [{ latinNameSource: 'DOCUMENT' }, 'givenNameLatin'],
      [{ givenNameLatin: 'Ahmad', familyNameLatin: 'Rahimi' }, 'familyNameLatin'],
      [{ givenNameLatin: 'Ahmad', latinNameSource: 'MACHINE' }, 'latinNameSource'],
    ] as const)
      expect(await enter({ givenName: 'أحمد', ...more })).toMatchObject({
        resident: null,
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', path] }],
      });
    const unsaid: Record<string, string | null>[] = [
      { given_name_latin: 'Ахмад', latin_name_source: 'REGISTRAR' },
      { given_name_latin: 'Ahmad' },
      { latin_name_source: 'DOCUMENT' },
      {
        family_name: null,
        given_name_latin: 'Ahmad',
        family_name_latin: 'R',
        latin_name_source: 'REGISTRAR',
      },
    ];
    for (const more of unsaid)
      await expect(register(residents.owner, HERE, more)).rejects.toMatchObject({ code: '23514' });
  });

  it('is a person’s where one gave it, else a machine’s, else nobody’s', async () => {
    const whole = { givenName: 'أحمد', familyName: 'رحيمي' };
    expect((await enter(whole)).resident).toMatchObject(latin('Ahmd', 'Rhymy', 'MACHINE'));
    const told = { givenNameLatin: 'Ahmad', familyNameLatin: 'Rahimi' };
    expect((await enter({ ...whole, ...told })).resident).toMatchObject(
      latin('Ahmad', 'Rahimi', 'REGISTRAR'),
    );
    const seen = { ...whole, givenNameLatin: 'Ahmad', latinNameSource: 'DOCUMENT' };
    expect((await enter(seen)).resident).toMatchObject(latin('Ahmad', null, 'DOCUMENT'));
    expect((await enter({ givenName: '王' })).resident).toMatchObject(latin(null, null, null));
  });

  it('follows a corrected name where a machine wrote it, and stays where a person did', async () => {
    const { resident } = await enter({ givenName: 'أحمد', familyName: 'رحيمي' });
    const { id } = resident;
    expect((await correct(id, 1, { givenName: 'محمد' })).resident).toMatchObject(
      latin('Mhmd', 'Rhymy', 'MACHINE'),
    );
    const byHand = { givenNameLatin: 'Mohammad', familyNameLatin: 'Rahimi', latinNameSource: 'DOCUMENT' };
    expect((await correct(id, 2, byHand)).resident).toMatchObject(latin('Mohammad', 'Rahimi', 'DOCUMENT'));
    expect((await correct(id, 3, { givenName: 'محمّد' })).resident).toMatchObject(
      latin('Mohammad', 'Rahimi', 'DOCUMENT'),
    );
    expect((await correct(id, 4, { familyName: null })).resident).toMatchObject(
      latin('Mohammad', null, 'DOCUMENT'),
    );
    expect((await correct(id, 5, { familyNameLatin: 'Rahimi' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'familyNameLatin'] },
    ]);
    expect((await correct(id, 5, { givenNameLatin: null })).resident).toMatchObject(latin(null, null, null));
    const text = `query ($id: ID!) { resident(id: $id) { corrections { nodes { field oldValue newValue residentVersion } } } }`;
    const { data } = await residents.ask(CLERK, text, { id });
    const kept = data.resident.corrections.nodes.filter(
      (one: { residentVersion: number }) => one.residentVersion === 2,
    );
    expect(kept).toEqual(
      expect.arrayContaining([
        { field: 'GIVEN_NAME', oldValue: 'أحمد', newValue: 'محمد', residentVersion: 2 },
        { field: 'GIVEN_NAME_LATIN', oldValue: 'Ahmd', newValue: 'Mhmd', residentVersion: 2 },
      ]),
    );
    expect(kept).toHaveLength(2);
  });
});
