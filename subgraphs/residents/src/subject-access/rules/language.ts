import type { PageLanguage } from './speech.js';

/** In which language of the page somebody reads, by the codes of languages as they are recorded. Dari is Persian. */
const READS: Readonly<Record<string, PageLanguage>> = {
  en: 'EN',
  fr: 'FR',
  bg: 'BG',
  ar: 'AR',
  fa: 'FA',
  prs: 'FA',
};

/** The first language on record of somebody that the page speaks; English where it speaks none of them, or none is known. */
export function ownLanguage(languages: unknown): PageLanguage {
  const known = Array.isArray(languages) ? languages.map((code) => READS[String(code)]) : [];
  return known.find((language) => language !== undefined) ?? 'EN';
}
