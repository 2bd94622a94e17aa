import { inLocale, WORDS, type Word } from '../words.js';

/** Why nobody is signed in, as the page says it. */
export type TroubleWord = Extract<Word, `signIn${'Away' | 'Ended' | 'NotTaken' | 'Refused' | 'Strange'}`>;

export class SignInTrouble extends Error {
  /** @param said what the issuer says of it, in its own words */
  constructor(
    readonly word: TroubleWord,
    readonly said = '',
  ) {
    super(inLocale(WORDS[word], 'EN'));
  }
}
