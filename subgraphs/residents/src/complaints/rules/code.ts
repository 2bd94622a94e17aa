import { hash, randomBytes } from 'node:crypto';

/** Digits and letters that nobody takes for another one when they are read aloud or written by hand. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 16;

/** A code of 80 random bits by which a complaint is followed, in four groups of four. Nobody finds one by trying. */
export const newCode = (): string =>
  [...randomBytes(LENGTH)]
    .map((byte, place) => `${place > 0 && place % 4 === 0 ? '-' : ''}${ALPHABET[byte % ALPHABET.length]}`)
    .join('');

/** What is kept of a code in its form: its SHA-256, from which it does not follow. */
export const hashOfCode = (code: string): string => hash('sha256', code.replaceAll('-', ''), 'base64url');
