import { CodedValue } from '@mrrm/platform/labels/coded-value';
import { LANGUAGES } from '@mrrm/platform/labels/label';

/** `01` to `12`. */
export const monthOfYear = (month: number): string => String(month).padStart(2, '0');

const nameIn = (language: string, month: number): string => {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1, 1),
  );
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** The months of a year as categories: of what is told of whole years, by the month in which it happened. */
export const MONTHS_OF_YEAR: readonly CodedValue[] = Array.from({ length: 12 }, (_, at) => {
  const [english, french, bulgarian] = LANGUAGES.map((language) => nameIn(language, at + 1));
  return new CodedValue(monthOfYear(at + 1), `What happened in ${english}.`, [english!, french!, bulgarian!]);
});
