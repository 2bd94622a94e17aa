import { transliterate } from 'transliteration';
import type { LatinNameSource } from '../values.js';

/** As the database takes it: Latin letters with their marks, blanks, hyphens, full stops and apostrophes. */
const LATIN = /^(?:[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff'’. -]|[\u0300-\u036f])+$/u;

/** Whether a name is in Latin letters. */
export const isLatin = (name: string): boolean => LATIN.test(name) && /\p{Script=Latin}/u.test(name);

/** Scripts of which the outcome was looked at; of others none is better than a wrong one. */
const KNOWN =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]+$/u;

/** Where the library writes signs, or letters that only scholars read. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ا: 'a', أ: 'a', آ: 'a', ٱ: 'a', إ: 'i', ة: 'a', ى: 'a', ع: 'a', ء: '', ئ: '', ؤ: '' },
  ...{ ح: 'h', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'gh', ھ: 'h', ـ: '' },
};
// The library's own way of replacing takes a hundred times as long as this, for each name of a register.
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** The Bulgarian vowel; before these letters it is a sign that nobody hears, in Russian. */
const VOWEL = /[Ъъ](?![ЕеЁёЮюЯя])/gu;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A name in Latin letters, as a machine writes it: one in Latin letters as it is; Cyrillic, Arabic and Persian letter by letter. Arabic
 * writes few vowels, and none is guessed: `محمد` is `Mhmd`.
 * @returns null for a name in another script, for what holds digits, or where no letter is left
 */
export function latinNameOf(name: string): string | null {
  if (isLatin(name)) return name;
  // What stands with a digit is no name, but a number or somebody's note: a part of it would be taken for the whole.
  if (!KNOWN.test(name) || /\p{N}/u.test(name)) return null;
  const letters = transliterate(name.replace(VOWEL, 'а').replace(LETTER, (letter) => LETTERS[letter]!));
  const words = letters
    .replace(/[^A-Za-z -]/g, '')
    .toLowerCase()
    .split(/ +/)
    .filter((word) => /[a-z]/.test(word));
  const written = words.map((word) => word.split('-').map(capital).join('-')).join(' ');
  return isLatin(written) && written.length <= 200 ? written : null;
}

/** The names of somebody in Latin letters, and who wrote them so. */
export interface LatinNames {
  givenNameLatin: string | null;
  familyNameLatin: string | null;
  /** Absent where no name of the father is on record. */
  fatherNameLatin?: string | null;
  latinNameSource: LatinNameSource | null;
}

/** What is said of names as given. */
export interface GivenNames {
  givenName: string;
  familyName: string | null;
  fatherName?: string | null;
}

/** All names as a machine writes them; nothing unless it can write the given name. */
export function latinNamesOf({ givenName, familyName, fatherName }: GivenNames): LatinNames {
  const givenNameLatin = latinNameOf(givenName);
  const written = (name: string | null) =>
    givenNameLatin === null || name === null ? null : latinNameOf(name);
  return {
    givenNameLatin,
    familyNameLatin: written(familyName),
    ...(fatherName !== undefined && { fatherNameLatin: written(fatherName) }),
    latinNameSource: givenNameLatin === null ? null : 'MACHINE',
  };
}
