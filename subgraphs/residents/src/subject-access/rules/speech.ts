import { LANGUAGES, type Label, type Language, labelIn } from '@mrrm/platform/labels/label';
import { countryName, languageName } from '@mrrm/platform/labels/names';
import { TRANSLATIONS } from './translations/translation.js';
import {
  HEADINGS,
  LISTS,
  OF_COUNTRIES,
  OF_LANGUAGES,
  PAGE,
  SECTIONS,
  SHOWN_LISTS,
  WITHHELD,
} from './words.js';

/** The languages of the page: those of all labels, and those in which it alone speaks. */
export const PAGE_LANGUAGES = [...LANGUAGES, 'AR', 'FA'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];
type Translated = Exclude<PageLanguage, Language>;

/** Whether the page alone speaks it, in words that nobody has checked. */
export const isTranslated = (language: PageLanguage): language is Translated => language in TRANSLATIONS;

export const directionOf = (language: PageLanguage): 'rtl' | 'ltr' =>
  isTranslated(language) ? 'rtl' : 'ltr';

/** A text of the page. `lang` where it is in another language than the page, since nobody has translated it. */
export interface Said {
  text: string;
  lang?: 'en';
}

function said(
  label: Label,
  language: PageLanguage,
  find: (translation: (typeof TRANSLATIONS)[Translated]) => string | undefined,
): Said {
  if (!isTranslated(language)) return { text: labelIn(label, language) };
  const text = find(TRANSLATIONS[language]);
  return text ? { text } : { text: labelIn(label, 'EN'), lang: 'en' };
}

export const pageWord = (word: keyof typeof PAGE, language: PageLanguage): Said =>
  said(PAGE[word], language, ({ page }) => page[word]);

/** What a table is called; its name where nobody has said. */
export const sectionIn = (table: string, language: PageLanguage): Said =>
  SECTIONS[table]
    ? said(SECTIONS[table], language, ({ sections }) => sections[table])
    : { text: table, lang: 'en' };

export const headingIn = (column: string, language: PageLanguage): Said | undefined =>
  HEADINGS[column] && said(HEADINGS[column], language, ({ headings }) => headings[column]);

const NAMED: readonly [readonly string[], typeof languageName][] = [
  [OF_LANGUAGES, languageName],
  [OF_COUNTRIES, countryName],
];

/** A word of a list, or a code, as people read it; what is neither, as it is. */
function wordIn(table: string, column: string, word: string, language: PageLanguage): Said {
  const list = LISTS[`${table}.${column}`] ?? LISTS[column];
  const labels: Readonly<Record<string, Label>> = list ? SHOWN_LISTS[list] : {};
  if (list && Object.hasOwn(labels, word))
    return said(labels[word]!, language, ({ words }) => words[list]?.[word]);
  const name = NAMED.find(([columns]) => columns.includes(column))?.[1](word, language.toLowerCase());
  return { text: name ?? word.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2') };
}

/** A value as people read it: the label of a word, moments to the minute, of a list each one. None where nothing is on record. */
export function valueIn(table: string, column: string, value: unknown, language: PageLanguage): Said[] {
  if (value === null || value === undefined || value === '') return [];
  if (value === WITHHELD) return [pageWord('withheld', language)];
  if (Array.isArray(value)) return value.flatMap((one) => valueIn(table, column, one, language));
  if (column !== 'language_levels') return [wordIn(table, column, String(value), language)];
  const [code = '', ...levels] = String(value).split(' ');
  return [
    wordIn(table, 'languages', code, language),
    ...levels.map((level) => wordIn(table, column, level, language)),
  ];
}
