import fc from 'fast-check';
import type { Described } from '../../src/duplicates/rules/likeness.js';

/** People of whom many may be the same: few names in several spellings and scripts, some of one part, and days that are near each other. */
export const people = fc.record({
  givenName: fc.constantFrom('Ahmad', 'Ахмед', 'احمد', 'Mohammad', 'Mohamad', 'Sara', 'Abdul Rahman'),
  familyName: fc.constantFrom(
    null,
    'Karimi',
    'Kareemi',
    'Ahmad',
    'Al Masri',
    'المصري',
    'Samarkandi',
    'Samarkandri',
  ),
  fatherName: fc.constantFrom(null, null, 'Karimi', 'Ahmad', 'Yusuf Samarkandi'),
  givenNameLatin: fc.constantFrom(null, null, null, 'Ahmad', 'Samarkandi'),
  familyNameLatin: fc.constant(null),
  dateOfBirth: fc.constantFrom(
    ...[
      null,
      '2009-01-01',
      '2009-06-02',
      '2009-02-06',
      '2010-06-02',
      '2008-02-29',
      '2010-01-01',
      '2009-02-28',
    ],
  ),
  sex: fc.constantFrom('MALE', 'FEMALE', 'UNKNOWN') as fc.Arbitrary<Described['sex']>,
  nationality: fc.constantFrom(null, 'AFG', 'SYR'),
});
