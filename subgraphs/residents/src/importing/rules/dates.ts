import { isDay } from '@mrrm/platform/values/moment';
import { DateTime } from 'luxon';
import type { FaultRule } from './fault.js';

/** A form in which a register writes days, and moments where it has hours. */
export const DATE_FORMS = [
  'yyyy-mm-dd',
  'dd.mm.yyyy',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd-mm-yyyy',
  'yyyy/mm/dd',
  'yyyymmdd',
  'yyyy-mm-dd hh:mm',
  'dd.mm.yyyy hh:mm',
  'dd/mm/yyyy hh:mm',
  'mm/dd/yyyy hh:mm',
] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/** A day as it was written, and the time of day where there was one. */
export interface Told {
  day: string;
  hour: number;
  minute: number;
}

/** Digits of Arabic and Persian as those of ASCII: `٢٠٠٨` and `۲۰۰۸` are `2008`. */
export const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

const patternOf = (form: DateForm): RegExp => {
  const [date = '', time] = form.split(' ');
  const digits = form === 'yyyymmdd' ? '\\d{2}' : '\\d{1,2}';
  const days = date
    .replace(/[.]/g, '\\.')
    .replace('yyyy', '(?<year>\\d{4})')
    .replace('mm', `(?<month>${digits})`)
    .replace('dd', `(?<day>${digits})`);
  return new RegExp(`^${days}${time ? '[ T]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?' : ''}$`);
};
const PATTERNS = Object.fromEntries(DATE_FORMS.map((form) => [form, patternOf(form)])) as Record<
  DateForm,
  RegExp
>;

const WHY: Partial<Record<FaultRule, string>> = {
  DATE_FORM: 'This is in none of the forms of dates that the mapping names.',
  TWO_DIGIT_YEAR: 'The year has two digits, and nobody can say of which century it is.',
  IMPOSSIBLE_DATE: 'There is no such day, or it lies outside of the years 1900 to 2200.',
};

export type DateFault = { rule: FaultRule; reason: string };
const faultOf = (rule: FaultRule): DateFault => ({ rule, reason: WHY[rule]! });

/** Reads a day in one of several forms. The first form that fits is the one: who names two that can be taken for each other has chosen. */
export function readDate(text: string, forms: readonly DateForm[]): Told | DateFault {
  const plain = asciiDigits(text.normalize('NFKC')).trim();
  for (const form of forms) {
    const groups = PATTERNS[form].exec(plain)?.groups;
    if (!groups) continue;
    const day = `${groups['year']}-${groups['month']!.padStart(2, '0')}-${groups['day']!.padStart(2, '0')}`;
    const [hour, minute] = [Number(groups['hour'] ?? 0), Number(groups['minute'] ?? 0)];
    return isDay(day) && hour < 24 && minute < 60 ? { day, hour, minute } : faultOf('IMPOSSIBLE_DATE');
  }
  const isShort = /^\d{1,2}([./-])\d{1,2}\1\d{2}$/.test(plain);
  return faultOf(isShort ? 'TWO_DIGIT_YEAR' : 'DATE_FORM');
}

/** A register tells the same days again and again, and the library looks up the clock anew for each. */
const moments = new Map<string, Date>();
const MOST_MOMENTS = 20_000;

/** The moment of a day and time on the clock of a zone: its beginning where no time was told. */
export function momentOf({ day, hour, minute }: Told, timeZone: string): Date {
  const key = `${timeZone} ${day} ${hour}:${minute}`;
  const known = moments.get(key);
  if (known) return known;
  const [year, month, date] = day.split('-').map(Number);
  const parts = { year: year!, month: month!, day: date!, hour, minute };
  const moment = DateTime.fromObject(parts, { zone: timeZone }).toJSDate();
  if (moments.size >= MOST_MOMENTS) moments.clear();
  moments.set(key, moment);
  return moment;
}
