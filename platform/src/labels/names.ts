import { iso31661 } from 'iso-3166';

const COUNTRIES = new Map(iso31661.map(({ alpha3, alpha2 }) => [alpha3 as string, alpha2 as string]));

const nameOf = (type: 'language' | 'region', code: string, language: string) =>
  new Intl.DisplayNames([language], { type, fallback: 'none' }).of(code);

/**
 * What a language is called in another one.
 * @param code of ISO 639, as `readLanguage` gives it
 * @param language in which it is named, a code of BCP 47
 * @returns undefined where ICU knows no name
 */
export const languageName = (code: string, language: string): string | undefined =>
  nameOf('language', code, language);

/** The same of a country. @param code of ISO 3166-1 alpha-3; undefined for any other */
export function countryName(code: string, language: string): string | undefined {
  const country = COUNTRIES.get(code);
  return country && nameOf('region', country, language);
}
