import { arFrame } from './ar-frame.js';
import { arWords } from './ar-words.js';
import { faFrame } from './fa-frame.js';
import { faWords } from './fa-words.js';

/** Texts of the page itself, by their names in `../words.ts`. What is left out is said in English. */
export interface Frame {
  page: Readonly<Record<string, string>>;
  sections: Readonly<Record<string, string>>;
  headings: Readonly<Record<string, string>>;
}

/** By list and word, as `labels` has them. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The languages that the page speaks beside those of all labels. Both are written from right to left. */
export const TRANSLATIONS = {
  AR: { ...arFrame, words: arWords },
  FA: { ...faFrame, words: faWords },
} as const;
