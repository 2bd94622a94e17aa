import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Described,
  HOLDS_UP_FROM,
  likenessOf,
  nearDates,
  TOLD_FROM,
} from '../../src/duplicates/rules/likeness.js';
import { pairsOf } from '../../src/duplicates/rules/pairs.js';

const somebody = (more: Partial<Described> = {}): Described => ({
  givenName: 'Ahmad',
  familyName: 'Karimi',
  givenNameLatin: null,
  familyNameLatin: null,
  dateOfBirth: '2009-06-02',
  sex: 'MALE',
  nationality: 'AFG',
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
  ])('%s: at most a part of the name, and nothing that holds up', (_, more) => {
    const found = compare(more);
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
      'two who are both written as of 1 January, which says less',
      { dateOfBirth: '2009-01-01' },
      ['SAME_NAME', 'DEFAULTED_DATE', 'SAME_SEX', 'SAME_NATIONALITY'],
      85,
    ],
  ])('%s', (_, more, reasons, score) => {
    const one = more.dateOfBirth === '2009-01-01' && !more.familyName ? somebody(more) : somebody();
    expect(compare(more, one)).toEqual({ reasons, score });
  });
});

const people = fc.record({
  givenName: fc.constantFrom('Ahmad', 'Ахмед', 'احمد', 'Mohammad', 'Sara', 'Abdul Rahman'),
  familyName: fc.constantFrom(null, 'Karimi', 'Kareemi', 'Ahmad', 'Al Masri', 'المصري'),
  givenNameLatin: fc.constant(null),
  familyNameLatin: fc.constant(null),
  dateOfBirth: fc.constantFrom(null, '2009-01-01', '2009-06-02', '2009-02-06', '2010-06-02', '2008-02-29'),
  sex: fc.constantFrom('MALE', 'FEMALE', 'UNKNOWN') as fc.Arbitrary<Described['sex']>,
  nationality: fc.constantFrom(null, 'AFG', 'SYR'),
});

it('is the same seen from either record, from 0 to 100, and without a name nothing', () => {
  fc.assert(
    fc.property(people, people, (one, other) => {
      const [there, back] = [likenessOf(one, other), likenessOf(other, one)];
      expect(there?.score).toBe(back?.score);
      expect(new Set(there?.reasons)).toEqual(new Set(back?.reasons));
      if (there) expect(there.score >= 0 && there.score <= 100).toBe(true);
    }),
  );
});

it('looks on every day on which a like person may be born', () => {
  expect(nearDates('2009-06-02').sort()).toEqual(
    ['2008-06-02', '2009-01-01', '2009-02-06', '2009-06-02', '2010-06-02'].sort(),
  );
  for (const day of nearDates('2008-02-29')) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
});

it('finds among many each pair that a comparison of all with all would tell, but for names of which one letter differs', () => {
  fc.assert(
    fc.property(fc.array(people, { maxLength: 12 }), (some) => {
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
