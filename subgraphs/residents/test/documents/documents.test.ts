import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { recordOf, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const CLERK = { role: 'REGISTRAR', purpose: 'CARE', centres: [HERE] };
const DOCUMENT = `id version type number issuingCountry issuedOn expiresOn seen keptWhere endedAt endedBecause replacedById`;
const PHOTO = 'id version storeKey contentType sha256 takenOn consent endedAt endedBecause replacedById';
const RECORD = `mutation ($input: RecordIdentityDocumentInput!) { recordIdentityDocument(input: $input) {
  document { ${DOCUMENT} } userErrors { code path } } }`;
const END = `mutation ($input: EndIdentityDocumentInput!) { endIdentityDocument(input: $input) {
  document { ${DOCUMENT} } userErrors { code path } } }`;
const RECORD_PHOTO = `mutation ($input: RecordPhotoInput!) { recordPhoto(input: $input) { photo { ${PHOTO} } userErrors { code path } } }`;
const END_PHOTO = `mutation ($input: EndPhotoInput!) { endPhoto(input: $input) { photo { ${PHOTO} } userErrors { code path } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'PROTECTION']);
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
const read = async (id: string, fields: string, actor: object = CLERK) =>
  (await residents.ask(actor, `query ($id: ID!) { resident(id: $id) { ${fields} } }`, { id })).data?.resident;
const passport = (residentId: string) => ({ residentId, type: 'PASSPORT', seen: 'ORIGINAL' });
const photo = (residentId: string) => ({
  ...{ residentId, storeKey: 'photos/2024/one', contentType: 'JPEG', sha256: 'AB'.repeat(32) },
  ...{ takenOn: '2024-02-01', consent: 'LEGAL_REPRESENTATIVE' },
});

describe('a document', () => {
  it('and a photo are recorded by nobody who may not, in no way that cannot be, and of nobody who is not seen', async () => {
    const [child, hidden] = [
      await register(residents.owner, HERE),
      await register(residents.owner, ELSEWHERE),
    ];
    const ofHidden = await recordOf(residents.owner, 'identity_document', hidden);
    const cases: [string, object, string, string][] = [
      [RECORD, { ...passport(child), number: ' ' }, 'BAD_USER_INPUT', 'number'],
      [RECORD, { ...passport(child), issuingCountry: 'Syria' }, 'BAD_USER_INPUT', 'issuingCountry'],
      [
        RECORD,
        { ...passport(child), issuedOn: '2024-01-02', expiresOn: '2024-01-01' },
        'BAD_USER_INPUT',
        'expiresOn',
      ],
      [RECORD, { ...passport(child), issuedOn: '2199-01-01' }, 'BAD_USER_INPUT', 'issuedOn'],
      [
        RECORD,
        { ...passport(child), identityDocumentId: ofHidden, reason: 'Misread' },
        'NOT_FOUND',
        'identityDocumentId',
      ],
      [RECORD, passport(hidden), 'NOT_FOUND', 'residentId'],
      [
        END,
        { identityDocumentId: ofHidden, expectedVersion: 1, reason: 'Lost' },
        'NOT_FOUND',
        'identityDocumentId',
      ],
      [RECORD_PHOTO, { ...photo(child), storeKey: 'https://store/one' }, 'BAD_USER_INPUT', 'storeKey'],
      [RECORD_PHOTO, { ...photo(child), storeKey: '../one' }, 'BAD_USER_INPUT', 'storeKey'],
      [RECORD_PHOTO, { ...photo(child), sha256: 'ab' }, 'BAD_USER_INPUT', 'sha256'],
      [RECORD_PHOTO, { ...photo(child), takenOn: '2199-01-01' }, 'BAD_USER_INPUT', 'takenOn'],
      [RECORD_PHOTO, photo(hidden), 'NOT_FOUND', 'residentId'],
    ];
    for (const [query, input, code, path] of cases)
      expect([input, (await ask(query, input)).userErrors]).toMatchObject([
        input,
        [{ code, path: ['input', path] }],
      ]);
    await ask(RECORD, passport(child));
    await ask(RECORD_PHOTO, photo(child));
    for (const actor of [
      { ...CLERK, role: 'SOCIAL_WORKER' },
      { ...CLERK, role: 'REGISTRAR', organisation: 'IOM' },
    ]) {
      for (const [query, input] of [
        [RECORD, passport(child)],
        [RECORD_PHOTO, photo(child)],
      ] as const)
        expect((await ask(query, input, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect(await read(child, 'identityDocuments { id }', actor)).toMatchObject({ identityDocuments: null });
      expect(await read(child, 'photos { id }', actor)).toMatchObject({ photos: null });
    }
    const counsellor = { ...CLERK, role: 'LEGAL_COUNSELLOR' };
    expect(await read(child, 'identityDocuments { type } photos { id }', counsellor)).toMatchObject({
      ...{ identityDocuments: [{ type: 'PASSPORT' }], photos: null },
    });
  });

  it('is kept as it was seen, its number in one form, and corrected in its place', async () => {
    const child = await register(residents.owner, HERE);
    expect(await read(child, 'identityDocuments { id }')).toEqual({ identityDocuments: [] });
    const told = {
      ...passport(child),
      number: ' n 0123\u2013a',
      issuingCountry: 'SYR',
      issuedOn: '2019-01-01',
      expiresOn: '2025-01-01',
    };
    const { document, userErrors } = await ask(RECORD, { ...told, keptWhere: 'In the safe' });
    expect(userErrors).toEqual([]);
    expect(document).toMatchObject({
      number: 'N 0123-A',
      seen: 'ORIGINAL',
      keptWhere: 'In the safe',
      endedAt: null,
    });
    const right = { ...told, number: 'N 0124-A', identityDocumentId: document.id, reason: 'Misread' };
    const corrected = await ask(RECORD, right);
    expect(await read(child, `identityDocuments { ${DOCUMENT} }`)).toMatchObject({
      identityDocuments: [
        { number: 'N 0124-A', endedAt: null },
        { number: 'N 0123-A', endedBecause: 'Misread', replacedById: corrected.document.id },
      ],
    });
    const lost = { identityDocumentId: corrected.document.id, reason: 'Lost', expectedVersion: 1 };
    expect((await ask(END, { ...lost, expectedVersion: 3 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await ask(END, lost)).document).toMatchObject({ endedBecause: 'Lost', version: 2 });
    expect((await ask(END, { ...lost, expectedVersion: 2 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
  });
});

describe('a photo', () => {
  it('is a key, a form, a hash and a word of consent; a later one stands in its place, and it ends with the consent', async () => {
    const child = await register(residents.owner, HERE);
    const first = await ask(RECORD_PHOTO, photo(child));
    expect(first).toMatchObject({
      userErrors: [],
      photo: { sha256: 'ab'.repeat(32), consent: 'LEGAL_REPRESENTATIVE' },
    });
    const second = await ask(RECORD_PHOTO, {
      ...photo(child),
      storeKey: 'photos/2024/two',
      contentType: 'WEBP',
    });
    expect(await read(child, `photos { ${PHOTO} }`)).toMatchObject({
      photos: [
        { storeKey: 'photos/2024/two', endedAt: null },
        { id: first.photo.id, replacedById: second.photo.id },
      ],
    });
    const ended = { photoId: second.photo.id, expectedVersion: 1, reason: 'The consent was taken back' };
    expect((await ask(END_PHOTO, ended)).photo).toMatchObject({ endedBecause: 'The consent was taken back' });
    const kept = residents.owner`insert into residents.photo (id, resident_id, store_key, content_type, sha256, taken_on, consent, recorded_at)
      values (${newIdentifier()}, ${child}, 'k', 'JPEG', 'short', '2024-02-01', 'LAW', now())`;
    await expect(kept).rejects.toThrow('photo_hash');
  });
});
