import { badInput } from '../wire/errors.js';
import { MONTHS, monthsOf, type Part, partsUntil } from './declaration.js';
import type { StatisticsPeriodLength, StatisticsRelativePeriod } from './words.js';

/** A month, a quarter or the whole of a calendar year. */
export interface Period {
  year: number;
  part: Part;
}

const NAMED = /^(\d{4})(?:-(Q[1-4]|0[1-9]|1[0-2]))?$/;

/** `2023`, `2023-Q1` or `2023-05`. @throws Refusal BAD_USER_INPUT for any other text */
export function readPeriod(text: string, path: string): Period {
  const [, year, part] = NAMED.exec(text) ?? [];
  if (!year) throw badInput('Name a period as 2023, 2023-Q1 or 2023-05.', path);
  return { year: Number(year), part: !part ? 'YEAR' : part.startsWith('Q') ? part : `M${part}` };
}

export const nameOf = ({ year, part }: Period): string =>
  `${String(year).padStart(4, '0')}${part === 'YEAR' ? '' : `-${part.replace('M', '')}`}`;

export const lengthOf = (part: Part): StatisticsPeriodLength =>
  part === 'YEAR' ? 'YEAR' : part.startsWith('Q') ? 'QUARTER' : 'MONTH';

/** The first and the last day of a period, `YYYY-MM-DD`. */
export function daysOf({ year, part }: Period): { begins: string; ends: string } {
  const [first, last] = monthsOf(part);
  const two = (number: number) => String(number).padStart(2, '0');
  const days = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { begins: `${year}-${two(first)}-01`, ends: `${year}-${two(last)}-${two(days)}` };
}

const PARTS: Record<StatisticsPeriodLength, readonly Part[]> = {
  MONTH: MONTHS,
  QUARTER: ['Q1', 'Q2', 'Q3', 'Q4'],
  YEAR: ['YEAR'],
};

/** The period of the same length that ends where this one begins. */
export function periodBefore({ year, part }: Period): Period {
  const parts = PARTS[lengthOf(part)];
  const at = parts.indexOf(part);
  return at > 0 ? { year, part: parts[at - 1]! } : { year: year - 1, part: parts.at(-1)! };
}

/** The periods of a length of which one is made. @throws Refusal BAD_USER_INPUT when it is shorter */
export function periodsWithin(whole: Period, each: StatisticsPeriodLength, path: string): Period[] {
  const [first, last] = monthsOf(whole.part);
  const within = PARTS[each].filter((part) => monthsOf(part)[0] >= first && monthsOf(part)[1] <= last);
  if (within.length === 0) throw badInput('A period has no parts that are longer.', path);
  return within.map((part) => ({ year: whole.year, part }));
}

const RELATIVE: Record<StatisticsRelativePeriod, [length: StatisticsPeriodLength, count: number]> = {
  LAST_MONTH: ['MONTH', 1],
  LAST_QUARTER: ['QUARTER', 1],
  LAST_YEAR: ['YEAR', 1],
  LAST_12_MONTHS: ['MONTH', 12],
  LAST_4_QUARTERS: ['QUARTER', 4],
  LAST_5_YEARS: ['YEAR', 5],
};

export const lengthOfRelative = (word: StatisticsRelativePeriod): StatisticsPeriodLength => RELATIVE[word][0];

/** The last periods until the last month that is closed, the earliest first. */
export function lastPeriods(
  word: StatisticsRelativePeriod,
  { year, months }: { year: number; months: number },
): Period[] {
  const [length, count] = RELATIVE[word];
  const part = PARTS[length].filter((one) => partsUntil(months).includes(one)).at(-1);
  const found: Period[] = [part ? { year, part } : { year: year - 1, part: PARTS[length].at(-1)! }];
  while (found.length < count) found.unshift(periodBefore(found[0]!));
  return found;
}
