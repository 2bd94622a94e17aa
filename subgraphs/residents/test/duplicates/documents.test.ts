import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { recordOf, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const CLERK = { role: 'REGISTRAR', purpose: 'CARE', centres: [HERE] };
const COORDINATOR = { ...CLERK, role: 'COORDINATOR', centres: [] };
const OF = `query ($id: ID!) { resident(id: $id) { possibleDuplicates { resident { id } score reasons } } }`;
const AT = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
  possibleDuplicates(first: 100) { one { id } other { id } score reasons } } } }`;
const RECORD = `mutation ($input: RecordIdentityDocumentInput!) { recordIdentityDocument(input: $input) {
  document { id resident { possibleDuplicates { resident { id } reasons } } } userErrors { code path severity } } }`;
const WARNED = { code: 'CONFLICT', path: ['input', 'number'], severity: 'WARNING' };

let residents: OneSlice;
/** Where those who register may not read documents. */
let strict: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  const build = async () => {
    const built = await slice.build();
    const { groups } = built.access;
    const closed = { ...groups, DOCUMENTS: { ...groups['DOCUMENTS']!, roles: ['LEGAL_COUNSELLOR'] } };
    return { ...built, access: { ...built.access, groups: closed } };
  };
  strict = await startOneSlice({ ...slice, build }, {}, residents);
  for (const { graph } of [residents, strict])
    for (const centre of [HERE, ELSEWHERE]) graph.known.add(centre);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION']);
}, 60_000);
afterAll(async () => {
  await strict?.stop();
  await residents?.stop();
});

let numbers = 0;
const aNumber = () => `N-${++numbers}`;
/** No two of them sound alike, and each is taken once. */
const NAMES =
  `Sabbagh Mardini Khoury Bakdash Faransa Jundi Wazir Tlass Zoabi Nimri Ghazal Lahham Shishakli Darwish Rifai
  Qabbani Zenobia Yonas Tesfay Mehdi Parwiz Gulbuddin Kofi Emeka Thuy Dragomir Amara Bogdan Ludmila`.split(
    /\s+/,
  );
const somebody = () => ({
  ...{
    given_name: NAMES.pop()!,
    family_name: null,
    date_of_birth: '2009-06-02',
    sex: 'MALE',
    nationality: 'AFG',
  },
});
/** Somebody who has nothing in common with another one but the sex. */
const another = () => ({ ...somebody(), date_of_birth: '2007-11-20', nationality: 'ERI' });
type Person = ReturnType<typeof somebody>;

/** Two on record with a document each: all that they have in common, unless it is said who the second is. */
async function twoWith(
  one: object,
  other: object,
  { centre = HERE, second = another }: { centre?: string; second?: (first: Person) => object } = {},
) {
  const first = somebody();
  const pair: [string, string] = [
    await register(residents.owner, HERE, first),
    await register(residents.owner, centre, { ...second(first) }),
  ];
  for (const [place, document] of [one, other].entries())
    await recordOf(residents.owner, 'identity_document', pair[place]!, { ...document });
  return pair;
}
const namesake = (first: Person) => ({ ...first, date_of_birth: null });
const of = async (id: string, actor: object = CLERK, asked = residents) =>
  (await asked.ask(actor, OF, { id })).data?.resident?.possibleDuplicates;
const toldOf = async (id: string, other: string, actor: object = CLERK, asked = residents) =>
  (await of(id, actor, asked))?.find(({ resident }: { resident: { id: string } }) => resident.id === other);
async function toldAt(one: string, other: string, actor: object = CLERK, asked = residents) {
  const { data } = await asked.ask(actor, AT, { r: [{ __typename: 'Centre', id: HERE }] });
  const both = [one, other].sort();
  return data._entities[0].possibleDuplicates?.find(
    (pair: { one: { id: string }; other: { id: string } }) =>
      pair.one.id === both[0] && pair.other.id === both[1],
  );
}
async function record(input: object, actor: object = CLERK, asked = residents) {
  const { data, errors } = await asked.ask(actor, RECORD, {
    input: {
      idempotencyKey: newIdentifier(),
      type: 'PASSPORT',
      issuingCountry: 'SYR',
      seen: 'ORIGINAL',
      ...input,
    },
  });
  expect(errors).toBeUndefined();
  return data.recordIdentityDocument;
}

describe('one document on two records', () => {
  const passport = (number: string | null, more: object = {}) => ({ number, ...more });

  it.each<[string, object, object]>([
    ['of another number', passport('A-1'), passport('A-2')],
    ['of another State', passport('A-3'), passport('A-3', { issuing_country: 'AFG' })],
    ['of a State that one does not know', passport('A-4'), passport('A-4', { issuing_country: null })],
    ['of another kind', passport('A-5'), passport('A-5', { type: 'IDENTITY_CARD' })],
    ['of a family', passport('A-6', { type: 'FAMILY_BOOK' }), passport('A-6', { type: 'FAMILY_BOOK' })],
    ['without a number', passport(null), passport(null)],
    [
      'that holds no more',
      passport('A-7'),
      passport('A-7', { ended_at: '2024-03-01T00:00:00Z', ended_because: 'Misread' }),
    ],
  ])('is none %s', async (_, one, other) => {
    const [first, second] = await twoWith(one, other);
    expect(await toldOf(first, second)).toBeUndefined();
    expect(await toldOf(second, first)).toBeUndefined();
    expect(await toldAt(first, second)).toBeUndefined();
  });

  it('is told from either side and at the centre, whatever else speaks against it', async () => {
    const number = aNumber();
    const [first, second] = await twoWith(passport(number), passport(number));
    const reasons = ['SAME_DOCUMENT', 'SAME_SEX'];
    expect(await toldOf(first, second)).toMatchObject({ score: 50, reasons });
    expect(await toldOf(second, first)).toMatchObject({ score: 50, reasons });
    expect(await toldAt(first, second)).toMatchObject({ score: 50, reasons });
    const card = { type: 'REGISTRATION_CARD', number: aNumber(), issuing_country: null };
    const [one, other] = await twoWith(card, card, { second: namesake });
    expect(await toldOf(one, other)).toMatchObject({
      ...{ score: 100, reasons: ['SAME_DOCUMENT', 'SAME_NAME', 'SAME_SEX', 'SAME_NATIONALITY'] },
    });
  });

  it('is told to nobody who may not know of both: another centre, another organisation, another role', async () => {
    const number = aNumber();
    const [first, second] = await twoWith(passport(number), passport(number), { centre: ELSEWHERE });
    expect(await toldOf(first, second)).toBeUndefined();
    expect(await toldOf(first, second, COORDINATOR)).toMatchObject({ score: 50 });
    for (const other of [{ role: 'NURSE' }, { role: 'LEGAL_COUNSELLOR' }, { organisation: 'IOM' }])
      expect(await of(first, { ...CLERK, ...other })).toBeFalsy();
  });

  it('is no reason for who reads identities and no documents: such a pair comes by its other reasons, or not at all', async () => {
    const number = aNumber();
    const [first, second] = await twoWith(passport(number), passport(number));
    expect(await toldOf(first, second, CLERK, strict)).toBeUndefined();
    expect(await toldAt(first, second, CLERK, strict)).toBeUndefined();
    const again = aNumber();
    const [one, other] = await twoWith(passport(again), passport(again), {
      second: namesake,
    });
    const plain = { score: 65, reasons: ['SAME_NAME', 'SAME_SEX', 'SAME_NATIONALITY'] };
    expect(await toldOf(one, other, CLERK, strict)).toMatchObject(plain);
    expect(await toldAt(one, other, CLERK, strict)).toMatchObject(plain);
    expect(await toldAt(one, other)).toMatchObject({ score: 100 });
    expect((await record({ residentId: one, number: aNumber() }, CLERK, strict)).userErrors).toEqual([]);
    expect((await record({ residentId: one, number: again }, CLERK, strict)).userErrors).toEqual([]);
  });
});

describe('a document that is recorded', () => {
  it('is warned of when somebody else whom the recorder may know carries it, however its number is written', async () => {
    const number = aNumber();
    const [first, hidden] = await twoWith({ number: aNumber() }, { number }, { centre: ELSEWHERE });
    expect((await record({ residentId: first, number })).userErrors).toEqual([]);
    expect((await record({ residentId: first, number }, COORDINATOR)).userErrors).toEqual([WARNED]);
    const second = await register(residents.owner, HERE, another());
    const key = { idempotencyKey: newIdentifier(), residentId: second };
    const told = await record({ ...key, number: ` ${number.toLowerCase().replace('-', '\u2013')} ` });
    expect(told.userErrors).toEqual([WARNED]);
    expect(told.document.resident.possibleDuplicates).toEqual([
      { resident: { id: first }, reasons: ['SAME_DOCUMENT', 'SAME_SEX'] },
    ]);
    expect(await record({ ...key, number: ` ${number.toLowerCase().replace('-', '\u2013')} ` })).toEqual(
      told,
    );
    expect(hidden).not.toBe(second);
  });

  it('is not warned of for two records that were merged', async () => {
    const number = aNumber();
    const gone = () => ({
      ...another(),
      ...{ departed_at: '2024-02-01T00:00:00Z', departure_reason: 'OTHER' },
    });
    const [survivor, merged] = await twoWith({ number: aNumber() }, { number }, { second: gone });
    await residents.owner`insert into residents.record_merge ${residents.owner({
      ...{
        id: newIdentifier(),
        resident_id: merged,
        survivor_id: survivor,
        state: 'MERGED',
        reason: 'One scar',
      },
      ...{ asked_at: '2024-03-01T00:00:00Z', recorded_by_subject: 'one', recorded_by_organisation: 'STATE' },
      ...{ confirmed_at: '2024-03-02T00:00:00Z', confirmed_by_subject: 'other' },
    })}`;
    expect((await record({ residentId: survivor, number })).userErrors).toEqual([]);
  });
});
