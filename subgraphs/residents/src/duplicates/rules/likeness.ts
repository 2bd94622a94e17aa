import type { Sex } from '../../register/values.js';
import type { DuplicateReason } from '../values.js';
import {
  halvesOf,
  type Named,
  type Part,
  partsAlike,
  type Spelling,
  spellingsOf,
  waysOf,
} from './spelling.js';

/** What is compared of somebody. */
export interface Described extends Named {
  /** YYYY-MM-DD; null when not known. */
  dateOfBirth: string | null;
  sex: Sex;
  nationality: string | null;
  /** Those that say who one person is, each in one text; none that the asker may not read. */
  documents: readonly string[];
}

export interface Likeness {
  /** 0 to 100. */
  score: number;
  reasons: DuplicateReason[];
}

/** From this score on two records are told as possible duplicates. */
export const TOLD_FROM = 50;
/** From this score on somebody is registered only once it was said that it is another person. */
export const HOLDS_UP_FROM = 70;

/** What each reason adds; a name, a date, sex and nationality are 100, and more there is not. Without a date all others do not hold up: see `heldUp`. */
const WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  SAME_DOCUMENT: 60,
  SAME_NAME: 45,
  SOUNDS_ALIKE: 38,
  PART_OF_NAME: 5,
  SAME_FATHER_NAME: 4,
  NAMES_SWAPPED: 0,
  SAME_DATE_OF_BIRTH: 35,
  DAY_AND_MONTH_SWAPPED: 28,
  DEFAULTED_DATE: 20,
  CLOSE_YEAR: 15,
  SAME_SEX: 8,
  SAME_NATIONALITY: 12,
};
/** What known values that differ take away. */
const AGAINST = { father: 15, date: 30, sex: 25, nationality: 10 };

const NAME_REASONS = ['SAME_NAME', 'SOUNDS_ALIKE', 'PART_OF_NAME'] as const;

function compareSpellings(one: Spelling, other: Spelling): (typeof NAME_REASONS)[number] | undefined {
  if (one.letters === other.letters) return 'SAME_NAME';
  const alike = partsAlike(one.parts, other.parts);
  const [fewer, more] = [one.parts.length, other.parts.length].sort((a, b) => a - b) as [number, number];
  // One part of several is shared by a family.
  if (alike === 0 || alike < Math.min(2, fewer)) return undefined;
  return alike === fewer && (fewer > 1 || more === 1) ? 'SOUNDS_ALIKE' : 'PART_OF_NAME';
}

const soundsAs = (one: readonly Part[], other: readonly Part[]) =>
  one.length > 0 && one.length === other.length && partsAlike(one, other) === one.length;

function areSwapped(one: Described, other: Described): boolean {
  const [halves, half] = [halvesOf(one), halvesOf(other)];
  return (
    soundsAs(halves.given, half.family) &&
    soundsAs(halves.family, half.given) &&
    !soundsAs(halves.given, half.given)
  );
}

/** In what ways a name is spelt beside another one: where that one has no father's name, its second part may be one. */
const spelledBeside = (person: Described, other: Described) =>
  other.fatherName ? spellingsOf(person) : waysOf(person);

/** Whether the names of the fathers sound alike; the one may have more parts, such as that of his father. */
function haveOneFather(one: Described, other: Described): boolean {
  const [father, another] = [halvesOf(one).father, halvesOf(other).father];
  return partsAlike(father, another) === Math.min(father.length, another.length);
}

/** Whether a date of birth is the one that is written for who knows no day. */
export const isDefault = (day: string) => day.endsWith('-01-01');

function compareDates(one: string, other: string): DuplicateReason | undefined {
  const [year, month, day] = one.split('-') as [string, string, string];
  const sameYear = other.startsWith(year);
  // That two do not know their days says no more than their years do.
  if (sameYear && (isDefault(one) || isDefault(other))) return 'DEFAULTED_DATE';
  if (one === other) return 'SAME_DATE_OF_BIRTH';
  if (other === `${year}-${day}-${month}`) return 'DAY_AND_MONTH_SWAPPED';
  const apart = Math.abs(Number(year) - Number(other.slice(0, 4)));
  return one.slice(4) === other.slice(4) && !isDefault(one) && apart === 1 ? 'CLOSE_YEAR' : undefined;
}

/**
 * How much speaks for it that two descriptions are of one person; null when neither a document nor the names have anything in common.
 * One document on two records is told whatever speaks against it: they are of one person, or one of them is wrong.
 */
export function likenessOf(one: Described, other: Described): Likeness | null {
  const found = spelledBeside(one, other).flatMap((name) =>
    spelledBeside(other, one).map((spelling) => compareSpellings(name, spelling)),
  );
  const name = NAME_REASONS.find((reason) => found.includes(reason));
  const isOneDocument = one.documents.some((document) => other.documents.includes(document));
  if (!name && !isOneDocument) return null;
  const reasons: DuplicateReason[] = isOneDocument ? ['SAME_DOCUMENT'] : [];
  if (name) reasons.push(name);
  let against = 0;
  if (name && one.fatherName && other.fatherName) {
    if (haveOneFather(one, other)) reasons.push('SAME_FATHER_NAME');
    else against += AGAINST.father;
  }
  if (areSwapped(one, other)) reasons.push('NAMES_SWAPPED');
  if (one.dateOfBirth && other.dateOfBirth) {
    const date = compareDates(one.dateOfBirth, other.dateOfBirth);
    if (date) reasons.push(date);
    else against += AGAINST.date;
  }
  if (one.sex !== 'UNKNOWN' && other.sex !== 'UNKNOWN') {
    if (one.sex === other.sex) reasons.push('SAME_SEX');
    else against += AGAINST.sex;
  }
  if (one.nationality && other.nationality) {
    if (one.nationality === other.nationality) reasons.push('SAME_NATIONALITY');
    else against += AGAINST.nationality;
  }
  const score = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], -against);
  return { score: Math.min(100, Math.max(isOneDocument ? TOLD_FROM : 0, score)), reasons };
}

/** The days on which somebody may have been born who says one day: itself, day and month exchanged, the year before and after. */
export function nearDates(dateOfBirth: string): string[] {
  const [year, month, day] = dateOfBirth.split('-') as [string, string, string];
  const exchanged = Number(day) <= 12 ? [`${year}-${day}-${month}`] : [];
  const years = [Number(year) - 1, Number(year) + 1].map((near) => `${near}-${month}-${day}`);
  return [dateOfBirth, `${year}-01-01`, ...exchanged, ...years.filter((near) => !near.endsWith('-02-29'))];
}
