import { arFrame } from './ar-frame.js';
import { arWords } from './ar-words.js';
import { faFrame } from './fa-frame.js';
import { faWords } from './fa-words.js';

/** The languages that the page speaks beside those of all labels. Both are written from right to left. */
export const TRANSLATIONS = {
  AR: { ...arFrame, words: arWords },
  FA: { ...faFrame, words: faWords },
} as const;
