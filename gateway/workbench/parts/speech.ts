import { createContext, useContext } from 'react';
import { type Locale, type Say, speaker } from '../words.js';

export interface Speech {
  locale: Locale;
  say: Say;
  number(value: number): string;
}

export const speechIn = (locale: Locale): Speech => {
  const format = new Intl.NumberFormat(locale);
  return { locale, say: speaker(locale), number: (value) => format.format(value) };
};

/** The language in which the page speaks. */
export const SpeechContext = createContext(speechIn('EN'));
export const useSpeech = () => useContext(SpeechContext);
