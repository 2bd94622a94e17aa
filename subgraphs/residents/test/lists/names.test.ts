import { Database } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type ChoreMeans, clerk } from '@mrrm/platform/writing/chore';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { collect } from '../../../../test/support/statements/collect.js';
import { foldNames } from '../../src/names/repository/fold.js';
import { isLookedFor, lookedFor, tokensOf } from '../../src/names/rules/tokens.js';
import { slice } from '../../src/slice.js';
import { allow, register, share } from '../support/residents.js';

/** Spellings of one name each, in four scripts. */
const NAMES = [
  ['Мохамед', 'Mohammed', 'Muhammad', 'Mohamad', 'Mehmed', 'محمد', 'Muḥammad', 'МУХАММАД'],
  [
    'Абдул Рахман',
    'Abdulrahman',
    'Abdul-Rahman',
    'Abd al-Rahman',
    'عبد الرحمن',
    'عبدالرحمن',
    'Abdur Rahman',
    'Абдурахман',
  ],
  ['Хусейн', 'Hussein', 'Husain', 'Houssein', 'حسین', 'حسين'],
  ['Юсуф', 'Yousef', 'Yusuf', 'Youssef', 'يوسف', 'یوسف'],
  ['Халед', 'Khaled', 'Khalid', 'Haled', 'خالد'],
  ['Фатима', 'Fatima', 'Fatimah', 'فاطمة', 'فاطمه'],
  ['Абдула', 'Abdullah', 'Abdallah', 'عبد الله', 'عبدالله'],
  ['Джамал', 'Jamal', 'Djamal', 'جمال'],
  ['Уалид', 'Walid', 'Oualid', 'Waleed', 'وليد'],
  ['Рашид', 'Rashid', 'Rachid', 'رشيد'],
  ['Омар', 'Umar', 'Omar', 'عمر'],
  ['Карим', 'Karim', 'Kareem', 'Qarim', 'کریم', 'كريم'],
  ['Парвана', 'Parwana', 'Parvaneh', 'پروانه'],
  ['Ибрахим', 'Ibrahim', 'Ebrahim', 'إبراهيم', 'ابراهیم'],
  ['Исхак', 'Ishaq', 'Eshak', 'اسحاق'],
];

describe('a name', () => {
  it('is found by each of its spellings under each other one, alone, with another part, and in any order', () => {
    const spelling = fc
      .integer({ min: 0, max: NAMES.length - 1 })
      .chain((index) => fc.tuple(fc.constantFrom(...NAMES[index]!), fc.constantFrom(...NAMES[index]!)));
    fc.assert(
      fc.property(spelling, spelling, ([kept, asked], [family, askedFamily]) => {
        for (const text of [asked, `${asked} ${askedFamily}`, `${askedFamily} ${asked}`])
          expect(isLookedFor(`${kept} ${family}`, lookedFor(text)), `${text} in ${kept} ${family}`).toBe(
            true,
          );
      }),
      { numRuns: 400 },
    );
  });

  it('is found by all its spellings, each by each', () => {
    const missed = NAMES.flatMap((spellings) =>
      spellings.flatMap((kept) =>
        spellings
          .filter((asked) => !isLookedFor(kept, lookedFor(asked)))
          .map((asked) => `${asked} misses ${kept}`),
      ),
    );
    expect(missed).toEqual([]);
  });

  it('is found with one consonant wrong, too much or missing, and by its beginning', () => {
    for (const asked of [
      'Mohanmed',
      'Mohammad',
      'Abdulrachman',
      'Ibrahin',
      'Ibraim',
      'Ibrakhil',
      'Ibr',
      'Abdul',
    ])
      expect(isLookedFor('Ibrahim Mohammed Abdulrahman', lookedFor(asked)), asked).toBe(true);
  });

  it('is not found by another one', () => {
    for (const asked of ['Hamid', 'Ahmed', 'Khaled', 'Masri', 'Ibrahim Karim', 'Rahim', 'Abdulkarim'])
      expect(isLookedFor('Ibrahim Mohammed', lookedFor(asked)), asked).toBe(false);
  });

  it('has few tokens, and none without letters', () => {
    for (const [name] of NAMES) expect(tokensOf(`${name} ${name}`).length).toBeLessThan(40);
    for (const text of ['', '12', '- . \u060c']) expect(lookedFor(text)).toEqual([]);
  });
});

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const LIST = `query ($centre: ID!, $filter: ResidentFilter, $first: Int) { residents(centreId: $centre, filter: $filter, first: $first) {
  totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
const CORRECT = `mutation ($input: CorrectResidentInput!) { correctResident(input: $input) { resident { id } userErrors { code message } } }`;
const STATE = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] };
const IOM = { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [HERE] };

let residents: OneSlice;
const who: Record<string, string> = {};
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
  const add = async (
    name: string,
    given: string,
    family: string | null,
    more: object = {},
    centre = HERE,
  ) => {
    who[name] = await register(residents.owner, centre, { given_name: given, family_name: family, ...more });
  };
  await add('one', 'محمد', 'عبد الرحمن');
  await add('two', 'Khaled', 'Masri');
  await add('left', 'Mohamed', null, {
    departed_at: '2024-02-01T00:00:00Z',
    departure_reason: 'LEFT_WITHOUT_NOTICE',
  });
  await add('other', 'Мохамед', 'Рахман', {}, ELSEWHERE);
}, 60_000);
afterAll(() => residents?.stop());

const ask = (name: string, actor: object = STATE, more: object = {}, centre = HERE) =>
  residents.ask(actor, LIST, { centre, filter: { name, ...more } });
async function found(name: string, actor: object = STATE, more: object = {}) {
  const { data, errors } = await ask(name, actor, more);
  expect(errors).toBeUndefined();
  const { nodes, totalCount } = data.residents as { nodes: { id: string }[]; totalCount: number };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => Object.keys(who).find((key) => who[key] === id)).sort();
}
const waiting = async () =>
  (await residents.owner`select count(*)::int as waiting from residents.name_to_fold`)[0]![
    'waiting'
  ] as number;

// Both before the names have tokens, and after.
describe.each(['before they are folded', 'after'])('names on record, %s', (when) => {
  beforeAll(async () => {
    if (when === 'after') await residents.verify();
    expect(await waiting()).toBe(when === 'after' ? 0 : 4);
  });

  it('are closed to who reads no identity, and to another organisation but for those whose identity is open', async () => {
    const { data, errors } = await ask('Mohammed', { ...STATE, role: 'PARTNER_APPLICATION' });
    expect(data.residents).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    if (when !== 'after') await share(residents.owner, HERE, 'IOM', ['OPERATIONAL']);
    else await allow(residents.owner, who['two']!, { field_groups: ['IDENTITY'], purpose: 'CARE' });
    const may = when === 'after' ? { purpose: 'CARE' } : {};
    expect(await found('Mohammed', { ...IOM, ...may })).toEqual([]);
    expect(await found('Haled', { ...IOM, ...may })).toEqual(when === 'after' ? ['two'] : []);
  });

  it('of another centre are not found', async () => {
    const { data } = await ask('Mohammed', STATE, {}, ELSEWHERE);
    expect(data.residents).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('are found under any spelling: of those who stay, or who have departed', async () => {
    expect(await found('Мохамед')).toEqual(['one']);
    expect(await found('Abdulrahman Muhammad')).toEqual(['one']);
    expect(await found('Rahman')).toEqual(['one']);
    expect(await found('al-Masri')).toEqual([]);
    expect(await found('Masr Halid')).toEqual(['two']);
    expect(await found('محمد', STATE, { departed: true })).toEqual(['left']);
    expect(await found('Mohammed', STATE, { nationality: 'AFG' })).toEqual([]);
  });

  it.each(['', '  ', '123', 'a b c d e f g h i'])('say what is wrong with "%s"', async (name) => {
    const { data, errors } = await ask(name);
    expect(data.residents).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

it('a corrected name is found at once by what it is now, and no longer by what it was', async () => {
  const input = {
    idempotencyKey: newIdentifier(),
    residentId: who['two'],
    expectedVersion: 1,
    reason: 'Misheard',
    givenName: 'Walid',
  };
  const { data } = await residents.ask(STATE, CORRECT, { input });
  expect(data.correctResident.userErrors).toEqual([]);
  for (const folds of [0, 1]) {
    expect(await waiting()).toBe(1 - folds);
    expect(await found('Khaled')).toEqual([]);
    expect(await found('Уалид')).toEqual(['two']);
    if (folds === 0) await residents.verify();
  }
});

it('says so, rather than nobody, while too many names wait, and needs no more than one round for all, also after a stop', async () => {
  await residents.owner`insert into residents.resident (id, registration_number, given_name, sex, family_situation, centre_id, arrived_at)
    select gen_random_uuid(), 'W-' || number, 'Waiting', 'MALE', 'UNACCOMPANIED', ${HERE}::uuid, '2024-01-01'
    from generate_series(1, 2100) as number`;
  const { data, errors } = await ask('Walid');
  expect(data.residents).toBeNull();
  expect(errors).toMatchObject([
    { extensions: { code: 'UPSTREAM_UNAVAILABLE', rule: 'NAMES_BEING_PREPARED' } },
  ]);
  // The slice ends after the first portion.
  const database = new Database({
    ...{ url: residents.appUrl, applicationName: 'names', maximumConnections: 1 },
    onStatement: (text) => collect('residents', text),
  });
  const request = database.request(clerk('residents'));
  await foldNames({ request } as ChoreMeans).next();
  await database.close();
  expect(await waiting()).toBe(1850);
  await residents.verify();
  expect(await waiting()).toBe(0);
  expect(await found('Уалид')).toEqual(['two']);
  expect(
    await residents.owner`select count(distinct resident_id)::int as folded from residents.name_token`,
  ).toEqual([{ folded: 2104 }]);
});
