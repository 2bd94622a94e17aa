import type { LanguageLevel } from '../values.js';

/** How well a language is spoken and written. */
export interface Skill {
  language: string;
  spoken: LanguageLevel;
  written: LanguageLevel;
}

/** Skills as a row and a correction keep them: `ar NATIVE BASIC`. Of which nothing is known none is kept. */
export const keptSkills = (skills: readonly Skill[]): string[] =>
  skills.flatMap(({ language, spoken, written }) =>
    spoken === 'UNKNOWN' && written === 'UNKNOWN' ? [] : [`${language} ${spoken} ${written}`],
  );

/** The skill in each language, in their order. */
export function skillsOf(languages: readonly string[], kept: readonly string[]): Skill[] {
  const known = new Map(
    kept.map((one) => [one.split(' ')[0]!, one.split(' ') as [string, LanguageLevel, LanguageLevel]]),
  );
  return languages.map((language) => {
    const [, spoken = 'UNKNOWN', written = 'UNKNOWN'] = known.get(language) ?? [];
    return { language, spoken, written };
  });
}

/** Languages, and behind them those of skills that are not among them. */
export const withLanguagesOf = (languages: readonly string[], kept: readonly string[]): string[] => [
  ...new Set([...languages, ...kept.map((one) => one.split(' ')[0]!)]),
];

/** What is kept of those languages that are left. */
export const keptOf = (languages: readonly string[], kept: readonly string[]): string[] =>
  kept.filter((one) => languages.includes(one.split(' ')[0]!));
