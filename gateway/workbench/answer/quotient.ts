import type { Word } from '../words.js';
import { categoryOf, type Figure, type Numbers, PLACE } from './numbers.js';

/** What nobody tells because it follows: the numbers of one table of an answer by those of another one, period by period and centre by centre. */
export interface Quotient {
  title: Word;
  /** The names of both in the answer. */
  of: string;
  by: string;
  /** By what it is multiplied; or by the hours of the period. */
  times?: number;
  timesHours?: true;
}

const DAY = 86_400_000;
const HOURS = 24;
const hoursOf = ({ begins = '', ends = '' }: Figure): number =>
  HOURS * ((Date.parse(ends) - Date.parse(begins)) / DAY + 1);

const whereOf = (cell: Figure): string => `${cell.period} ${categoryOf(cell, PLACE)}`;

/** @returns with two decimals; withheld where one of both is, and without what the other table has not, or has none of; undefined when the answer lacks a table */
export function quotientIn(
  numbers: readonly Numbers[],
  { of, by, times = 1, timesHours }: Quotient,
): Omit<Numbers, 'measure'> | undefined {
  const [whole, part] = [of, by].map((name) => numbers.find((one) => one.name === name));
  if (!whole || !part) return undefined;
  const divisors = new Map(part.cells.map((cell) => [whereOf(cell), cell]));
  const cells = whole.cells.flatMap((cell): Figure[] => {
    const divisor = divisors.get(whereOf(cell));
    if (!divisor || divisor.value === 0) return [];
    const { rounded: _, opens: __, before: ___, ...where } = cell;
    const withheld = cell.withheld ?? divisor.withheld ?? null;
    if (cell.value == null || divisor.value == null) return [{ ...where, value: null, withheld }];
    const exact = (cell.value * times * (timesHours ? hoursOf(cell) : 1)) / divisor.value;
    return [{ ...where, value: Math.round(exact * 100) / 100, withheld }];
  });
  const openPeriods = [...new Set([...whole.openPeriods, ...part.openPeriods])];
  return { name: `${of}_by_${by}`, cells, openPeriods, editions: whole.editions };
}
