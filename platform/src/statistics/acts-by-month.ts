import type { Cell } from './cells.js';
import { type Limits, type Measure, monthsOf, type Part } from './declaration.js';
import type { Deeds, SumOfDeeds } from './deeds.js';
import { forbids } from './dominance.js';
import type { Withheld } from './judged.js';
import type { Earlier } from './past.js';

const lengthOf = (part: Part): number => monthsOf(part)[1] - monthsOf(part)[0];
const isWithin = (one: Part, whole: Part): boolean =>
  lengthOf(one) < lengthOf(whole) &&
  monthsOf(whole)[0] <= monthsOf(one)[0] &&
  monthsOf(one)[1] <= monthsOf(whole)[1];

/**
 * Which numbers of what units did are told. What is left of each when the shorter ones that are told are taken from it is of more than a few units
 * as well, of whom none is dominant. A number stays as it was judged first; a quarter and a year that are not over count as told, as far as
 * they have gone: a month is rather withheld for them than they for a month.
 * @param said what earlier editions said of a number: null that it is told
 */
export function judgeByMonth(
  deeds: Deeds,
  cells: readonly Cell[],
  { small }: Limits,
  said: ReadonlyMap<string, Withheld | null>,
): Map<string, Withheld | null> {
  const words = new Map<string, Withheld | null>();
  const told: Part[] = [];
  const say = ({ key, part }: Cell, word: Withheld | null) => {
    words.set(key, word);
    if (word === null) told.push(part);
  };
  const reasonOf = (sum: SumOfDeeds) => (sum.value === 0 ? undefined : forbids(sum, small));
  const isLeftSafe = (part: Part, parts: readonly Part[]) => {
    const inside = new Set(parts.flatMap((one) => (isWithin(one, part) ? deeds.monthsIn(one) : [])));
    return !reasonOf(deeds.of(deeds.monthsIn(part).filter((month) => !inside.has(month))));
  };
  /** Telling one part changes what is left of that part, and of the shortest told one around it. */
  const canBeTold = (part: Part) => {
    const [around] = told.filter((one) => isWithin(part, one)).sort((a, b) => lengthOf(a) - lengthOf(b));
    return [part, ...(around ? [around] : [])].every((one) => isLeftSafe(one, [...told, part]));
  };
  for (const cell of cells) if (said.has(cell.key)) say(cell, said.get(cell.key)!);
  const longestFirst = (a: Cell, b: Cell) => lengthOf(b.part) - lengthOf(a.part) || b.value - a.value;
  for (const cell of cells.filter(({ key }) => !words.has(key)).sort(longestFirst)) {
    const reason = reasonOf(deeds.of(deeds.monthsIn(cell.part)));
    say(cell, reason ?? (canBeTold(cell.part) ? null : 'COMPLEMENT'));
  }
  return words;
}

/**
 * What holds of acts that are told by month, by their base cells: what stood there when an edition first told of them. Whatever comes on record later would be the
 * difference of two numbers, and may be what one unit did.
 */
export function firstCounts(measures: readonly Measure[], earlier: readonly Earlier[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of measures.filter(({ byMonth }) => byMonth))
    for (const { months, base, figures } of earlier) {
      if (!figures.some(({ key }) => key.startsWith(`${name}|`))) continue;
      const stood = new Map(base);
      for (let month = 1; month <= months; month += 1) {
        const key = `${name}|${month}`;
        if (!counts.has(key)) counts.set(key, stood.get(key) ?? 0);
      }
    }
  return counts;
}
