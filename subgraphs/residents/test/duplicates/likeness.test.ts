import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldUp } from '../../src/duplicates/rules/held-up.js';
import {
  type Described,
  HOLDS_UP_FROM,
  likenessOf,
  nearDates,
  TOLD_FROM,
} from '../../src/duplicates/rules/likeness.js';
import { pairsOf } from '../../src/duplicates/rules/pairs.js';
import { people } from '../support/alike.js';

const somebody = (more: Partial<Described> = {}): Described => ({
  givenName: 'Ahmad',
  familyName: 'Karimi',
  givenNameLatin: null,
  familyNameLatin: null,
  fatherName: null,
  dateOfBirth: '2009-06-02',
  sex: 'MALE',
  nationality: 'AFG',
  documents: [],
  ...more,
});
const compare = (more: Partial<Described>, one = somebody()) => likenessOf(one, somebody(more));

describe('two records are not told as one person', () => {
  it.each<[string, Partial<Described>]>([
    ['with other names, whatever else is the same', { givenName: 'Yonas', familyName: 'Tesfay' }],
    ['brothers', { givenName: 'Farid' }],
    ['brothers who are twins of one name', { givenName: 'Farid', dateOfBirth: '2009-06-02' }],
    ['of one name and another year of birth', { dateOfBirth: '2004-11-20' }],
    ['of one name, another year and another sex', { dateOfBirth: '2004-11-20', sex: 'FEMALE' }],
    ['brothers, who have one father and one family name', { givenName: 'Farid', fatherName: 'Ibrahim' }],
    ['of other documents and another name', { familyName: 'Tesfay', documents: ['PASSPORT SYR 2'] }],
  ])('%s: at most a part of the name, and nothing that holds up', (_, more) => {
    const found = compare(more, somebody({ fatherName: more.fatherName ?? null }));
    expect(found === null || found.score < HOLDS_UP_FROM).toBe(true);
    if (more.dateOfBirth === '2004-11-20') expect(found!.score).toBeLessThan(TOLD_FROM);
  });

  it('by what is not known of either', () => {
    const unknown = { dateOfBirth: null, sex: 'UNKNOWN', nationality: null } as const;
    const found = compare(unknown, somebody(unknown))!;
    expect(found.reasons).toEqual(['SAME_NAME']);
    expect(found.score).toBeLessThan(TOLD_FROM);
  });
});

describe('two records may be of one person', () => {
  it.each<[string, Partial<Described>, string[], number]>([
    ['the same in all', {}, ['SAME_NAME', 'SAME_DATE_OF_BIRTH', 'SAME_SEX', 'SAME_NATIONALITY'], 100],
    [
      'in another script',
      { givenName: 'احمد', familyName: 'كريمي' },
      ['SOUNDS_ALIKE', 'SAME_DATE_OF_BIRTH', 'SAME_SEX', 'SAME_NATIONALITY'],
      93,
    ],
    [
      'in Cyrillic, day and month exchanged',
      { givenName: 'Ахмед', familyName: 'Карими', dateOfBirth: '2009-02-06' },
      ['SOUNDS_ALIKE', 'DAY_AND_MONTH_SWAPPED', 'SAME_SEX', 'SAME_NATIONALITY'],
      86,
    ],
    [
      'with the names in the other order',
      { givenName: 'Karimi', familyName: 'Ahmad' },
      ['SAME_NAME', 'NAMES_SWAPPED', 'SAME_DATE_OF_BIRTH', 'SAME_SEX', 'SAME_NATIONALITY'],
      100,
    ],
    [
      'born on 1 January for want of a day',
      { familyName: 'Kareemi', dateOfBirth: '2009-01-01' },
      ['SOUNDS_ALIKE', 'DEFAULTED_DATE', 'SAME_SEX', 'SAME_NATIONALITY'],
      78,
    ],
    [
      'a year apart, of unknown nationality',
      { dateOfBirth: '2010-06-02', nationality: null },
      ['SAME_NAME', 'CLOSE_YEAR', 'SAME_SEX'],
      68,
    ],
    ['of whom no date is known', { dateOfBirth: null }, ['SAME_NAME', 'SAME_SEX', 'SAME_NATIONALITY'], 65],
    [
      'as a document writes the name',
      { givenName: 'غلام', familyName: null, givenNameLatin: 'Ahmad Karimi' },
      ['SAME_NAME', 'SAME_DATE_OF_BIRTH', 'SAME_SEX', 'SAME_NATIONALITY'],
      100,
    ],
    [
      'with one name that is one of two',
      { givenName: 'Ahmed', familyName: null },
      ['PART_OF_NAME', 'SAME_DATE_OF_BIRTH', 'SAME_SEX', 'SAME_NATIONALITY'],
      60,
    ],
    [
      'whose fathers are called alike, though nationality is not known',
      { nationality: null, fatherName: 'Ebrahim Khalil' },
      ['SAME_NAME', 'SAME_FATHER_NAME', 'SAME_DATE_OF_BIRTH', 'SAME_SEX'],
      92,
    ],
    [
      'whose fathers are called otherwise, which speaks against it',
      { nationality: null, fatherName: 'Yusuf' },
      ['SAME_NAME', 'SAME_DATE_OF_BIRTH', 'SAME_SEX'],
      73,
    ],
    [
      'with the name of the father in the place of a family name',
      { givenName: 'Ахмад', familyName: 'Ибрахим' },
      ['SOUNDS_ALIKE', 'SAME_DATE_OF_BIRTH', 'SAME_SEX', 'SAME_NATIONALITY'],
      93,
    ],
    [
      'two who are both written as of 1 January, which says less',
      { dateOfBirth: '2009-01-01' },
      ['SAME_NAME', 'DEFAULTED_DATE', 'SAME_SEX', 'SAME_NATIONALITY'],
      85,
    ],
    [
      'of one document, whatever speaks against it',
      {
        ...{ givenName: 'Sara', familyName: 'Tesfay', dateOfBirth: '2001-03-04' },
        ...{ sex: 'FEMALE', nationality: 'ERI', documents: ['PASSPORT SYR 1'] },
      },
      ['SAME_DOCUMENT'],
      TOLD_FROM,
    ],
    [
      'of one document and one name, of whom nothing else is known',
      { dateOfBirth: null, sex: 'UNKNOWN', nationality: null, documents: ['PASSPORT SYR 1'] },
      ['SAME_DOCUMENT', 'SAME_NAME'],
      100,
    ],
  ])('%s', (_, more, reasons, score) => {
    const documents = ['PASSPORT SYR 1'];
    const one =
      more.dateOfBirth === '2009-01-01' && !more.familyName
        ? somebody(more)
        : somebody({ documents, fatherName: 'Ibrahim' });
    expect(compare(more, one)).toEqual({ reasons, score });
  });
});

const carriers = people.chain((person) =>
  fc
    .subarray(['PASSPORT SYR 1', 'OTHER - 1'], { maxLength: 1 })
    .map((documents) => ({ ...person, documents })),
);

it('is the same seen from either record, from 0 to 100, told for one document, and without that and a name nothing', () => {
  fc.assert(
    fc.property(carriers, carriers, (one, other) => {
      const [there, back] = [likenessOf(one, other), likenessOf(other, one)];
      expect(there?.score).toBe(back?.score);
      expect(new Set(there?.reasons)).toEqual(new Set(back?.reasons));
      if (there) expect(there.score >= 0 && there.score <= 100).toBe(true);
      const isOneDocument = one.documents.some((document) => other.documents.includes(document));
      expect(there?.reasons.includes('SAME_DOCUMENT') ?? false).toBe(isOneDocument);
      if (isOneDocument) expect(there!.score).toBeGreaterThanOrEqual(TOLD_FROM);
    }),
  );
});

it('looks on every day on which a like person may be born', () => {
  expect(nearDates('2009-06-02').sort()).toEqual(
    ['2008-06-02', '2009-01-01', '2009-02-06', '2009-06-02', '2010-06-02'].sort(),
  );
  for (const day of nearDates('2008-02-29')) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
});

it('finds among many each pair that a comparison of all with all would tell, and no other', () => {
  fc.assert(
    fc.property(fc.array(carriers, { maxLength: 12 }), (some) => {
      const all = some.map((one, place) => ({ ...one, id: String(place).padStart(2, '0') }));
      const found = new Set(pairsOf(all).map(({ one, other }) => `${one.id} ${other.id}`));
      for (const [place, one] of all.entries())
        for (const other of all.slice(place + 1)) {
          const isTold = (likenessOf(one, other)?.score ?? 0) >= TOLD_FROM;
          expect([one.id, other.id, found.has(`${one.id} ${other.id}`)]).toEqual([one.id, other.id, isTold]);
        }
    }),
  );
});

it('holds up of many at once whom a comparison with each one on record or before would hold up, by at most five', () => {
  fc.assert(
    fc.property(fc.array(people, { maxLength: 8 }), fc.nat(8), (some, count) => {
      const all = some.map((one) => ({ ...one, documents: [] }));
      const held = heldUp(all.slice(count), all.slice(0, count));
      for (const [place, one] of all.entries()) {
        const before = all.slice(0, place < count ? 0 : place);
        const alike = before.filter((other) => (likenessOf(one, other)?.score ?? 0) >= HOLDS_UP_FROM);
        const others = held.get(one) ?? [];
        expect(others.length).toBe(Math.min(5, alike.length));
        expect(others.every((other) => alike.includes(other))).toBe(true);
        const scores = others.map((other) => likenessOf(one, other)!.score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }
    }),
    { numRuns: 300 },
  );
});
