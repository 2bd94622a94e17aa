/** Longer than any value of a register that is meant. */
const LONG = 1000;

/** What a spreadsheet would run instead of showing it, also behind an apostrophe that one of them put there. */
export const isFormula = (text: string): boolean => /^'?[=+\-@\t\r＝＋－＠]/u.test(text) && text.length > 1;

const SCRIPTS: readonly [string, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['other', /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])\p{L}/u],
];

/**
 * What sort of value a text is, so that it can be found and told of without being told itself: "empty", "8 digits", "date-like",
 * "Cyrillic letters", "Latin and Cyrillic letters with digits", "12000 characters".
 */
export function valueClassOf(text: string | null | undefined): string {
  if (text === null || text === undefined || text.trim() === '') return 'empty';
  if (text.length > LONG) return `${text.length} characters`;
  if (/\ufffd/.test(text)) return 'characters that were not read';
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text))
    return 'characters that do not show';
  if (isFormula(text)) return 'begins as a formula';
  if (/^\p{Nd}+$/u.test(text)) return `${text.length} digits`;
  if (/^[\p{Nd}]+([./\\ -][\p{Nd}]+)+([T ,]+[\p{Nd}:.]+)?Z?$/u.test(text)) return 'date-like';
  const scripts = SCRIPTS.filter(([, script]) => script.test(text)).map(([name]) => name);
  if (scripts.length === 0) return 'signs';
  return `${scripts.join(' and ')} letters${/\p{Nd}/u.test(text) ? ' with digits' : ''}`;
}
