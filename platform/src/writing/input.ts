import { iso6393 } from 'iso-639-3';
import { iso31661 } from 'iso-3166';
import { readIdentifier } from '../values/identifiers.js';
import { badInput } from '../wire/errors.js';
import { isAhead } from './plausible.js';

/** Two UTF-16 units for a code point, and as many again for what normalising joins: what is longer is not even looked at. */
const UNITS_A_CHARACTER = 4;

/** Control characters, separators of lines, half surrogates, what is no character, and what turns the direction of a text unseen. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** A letter, digit, sign or symbol that shows: neither a filler, nor an empty Braille cell. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

const isLong = (text: string, most: number) =>
  text.length > most * UNITS_A_CHARACTER || [...text].length > most;

function checkCharacters(text: string, checked: string, path: string, most: number) {
  if (text.length === 0 || isLong(text, most)) throw badInput(`Give 1 to ${most} characters.`, path);
  checkSeen(checked, path);
}

function checkSeen(checked: string, path: string) {
  if (FORBIDDEN.test(checked))
    throw badInput('This holds a control character or another one that cannot be seen. Type it anew.', path);
  if (!VISIBLE.test(checked)) throw badInput('Nothing of this can be seen. Give a text that shows.', path);
}

/** No text of a client is longer, whatever it is for. */
const LONGEST_TEXT = 20_000;

/**
 * What holds for each text of a client, before anything else is known about it: it can be seen and stored.
 * @throws Refusal BAD_USER_INPUT for an empty text, half a character, a control character other than line feeds and tabs
 */
export function checkText(text: string, path: string): void {
  if (text.length > LONGEST_TEXT) throw badInput(`Give at most ${LONGEST_TEXT} characters.`, path);
  if (text.trim().length === 0) throw badInput('Give a text, or leave it out.', path);
  checkSeen(text.replace(/[\r\n\t]/g, ' '), path);
}

/**
 * Reads a text of one line: a name, a title, a short reason.
 * @param most in characters as people count them (code points)
 * @returns the text in Unicode's normal form NFC, without blanks around it
 * @throws Refusal BAD_USER_INPUT when it is empty, too long, invisible, or holds line feeds or other control characters
 */
export function readText(text: string, path: string, most = 200): string {
  const read = text.length > most * UNITS_A_CHARACTER ? text : text.normalize('NFC').trim();
  checkCharacters(read, read, path, most);
  return read;
}

/**
 * Reads a text of several lines: a note, a notice, a rule.
 * @returns the text in NFC with \n between its lines; tabs stay
 * @throws Refusal BAD_USER_INPUT as `readText` does, but for line feeds
 */
export function readLongText(text: string, path: string, most: number): string {
  const read =
    text.length > most * UNITS_A_CHARACTER ? text : text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  checkCharacters(read, read.replace(/[\n\t]/g, ' '), path, most);
  return read;
}

const OTHER_HYPHENS = /[\p{Pd}\u2212]/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const HAS_LATIN = /\p{Script=Latin}/u;
const HAS_LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * The one form of what people type as a code, such as the number on a card or a door: full-width characters become
 * plain ones, each sort of hyphen "-", each run of blanks one, letters upper case, and nothing invisible stays.
 * It is the same for writing and for looking up.
 */
const codeForm = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(OTHER_HYPHENS, '-')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/ +/g, ' ')
    .trim();

/**
 * Reads a code. Use it for writing, for looking up and for whatever a unique index compares.
 * @returns its one form; reading that again gives the same
 * @throws Refusal BAD_USER_INPUT when it is empty, too long, invisible, or mixes Latin letters with Cyrillic or Greek ones that look alike
 */
export function readCode(text: string, path: string, most = 40): string {
  if (text.length > most * UNITS_A_CHARACTER) throw badInput(`Give 1 to ${most} characters.`, path);
  const code = codeForm(text);
  checkCharacters(code, code, path, most);
  if (HAS_LATIN.test(code) && HAS_LOOK_ALIKE.test(code))
    throw badInput('This mixes letters of two alphabets that look alike. Type it in one alphabet.', path);
  return code;
}

/**
 * Reads the key under which an act is done once.
 * @throws Refusal BAD_USER_INPUT unless it has 8 to 100 printable ASCII characters without blanks
 */
export function readIdempotencyKey(key: string, path = 'idempotencyKey'): string {
  if (!/^[\x21-\x7e]{8,100}$/.test(key))
    throw badInput(
      'Give 8 to 100 printable ASCII characters without blanks, for example a UUID, new for each act.',
      path,
    );
  return key;
}

/** Reads what may be absent: null only when it is absent. An empty text is a text, and its reader refuses it. */
export const ifGiven = <Value, Read>(
  value: Value | null | undefined,
  read: (value: Value) => Read,
): Read | null => (value === null || value === undefined ? null : read(value));

/** An identifier that may be absent. @throws Refusal BAD_USER_INPUT for anything else that is none, an empty text too */
export const readOptionalIdentifier = (id: string | null | undefined, path: string): string | null =>
  ifGiven(id, (given) => readIdentifier(given, path));

export interface NumberBounds {
  /** The least that is taken. */
  least: number;
  /** The most that is taken. */
  most: number;
  /** How many digits after the point are kept; none by default. */
  decimals?: number;
}

/** @throws Refusal BAD_USER_INPUT, naming the bounds, for a number outside of them or finer than what is kept */
export function readNumber(value: number, path: string, { least, most, decimals = 0 }: NumberBounds): number {
  const fine = Number.isFinite(value) && Number(value.toFixed(decimals)) === value;
  if (!fine || value < least || value > most) {
    const digits = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} decimals`;
    throw badInput(`Give ${digits} from ${least} to ${most}.`, path);
  }
  return value;
}

/** The moment of an act: now by default. @throws Refusal BAD_USER_INPUT when it lies in the future */
export function readPast(moment: Date | null | undefined, now: Date, path: string): Date {
  if (moment && isAhead(moment, now)) {
    throw badInput('This moment lies in the future. Give the moment at which it happened.', path);
  }
  return moment ?? now;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface SpanBounds {
  /** The longest that it may last, in hours. */
  longestHours: number;
  /** How far back it may begin, in days; any time by default. */
  daysBack?: number;
  /** How far ahead it may begin, in days; 366 by default. */
  daysAhead?: number;
}

/**
 * Checks that a time from one moment to another is one that somebody can have meant.
 * @throws Refusal BAD_USER_INPUT at `startsAt` or `endsAt`, with the bound
 */
export function checkSpan(
  { startsAt, endsAt }: { startsAt: Date; endsAt?: Date | null },
  now: Date,
  { longestHours, daysBack, daysAhead = 366 }: SpanBounds,
): void {
  const ahead = (startsAt.getTime() - now.getTime()) / DAY;
  if (ahead > daysAhead) throw badInput(`This begins more than ${daysAhead} days ahead.`, 'startsAt');
  if (daysBack !== undefined && -ahead > daysBack)
    throw badInput(`This began more than ${daysBack} days ago.`, 'startsAt');
  if (!endsAt) return;
  if (endsAt <= startsAt) throw badInput('This ends before it begins.', 'endsAt');
  if (endsAt.getTime() - startsAt.getTime() > longestHours * HOUR)
    throw badInput(`This lasts longer than ${longestHours} hours.`, 'endsAt');
}

const LANGUAGES = new Set(
  iso6393.flatMap(({ iso6391, iso6393: code }) => (iso6391 ? [iso6391, code] : [code])),
);

/** @throws Refusal BAD_USER_INPUT unless it is a code of ISO 639-1 (two letters) or ISO 639-3 (three) */
export function readLanguage(code: string, path: string): string {
  if (!LANGUAGES.has(code)) throw badInput('Give an ISO 639 code, such as `ar` or `ps`.', path);
  return code;
}

/** Beside the countries, as ICAO 9303 writes them into travel documents: stateless (XXA), refugee (XXB, XXC), unspecified (XXX). */
const NATIONALITIES = new Set([...iso31661.map(({ alpha3 }) => alpha3), 'XXA', 'XXB', 'XXC', 'XXX']);

/** @throws Refusal BAD_USER_INPUT unless it is a code of ISO 3166-1 alpha-3, or one of ICAO 9303 for who has no nationality */
export function readNationality(code: string, path: string): string {
  if (!NATIONALITIES.has(code))
    throw badInput(
      'Give an ISO 3166 alpha-3 code, such as SYR; XXA for a stateless person, XXX when it is not known.',
      path,
    );
  return code;
}
