import { type Cell, type Contributions, type Cube, type Row } from './cells.js';
import { patternsOf, pick, tablesOf } from './choices.js';
import { type CountedRecord, isPartOf, type Measure } from './declaration.js';
import { forbids, weigh } from './dominance.js';
import type { Guarded } from './judged.js';
import { keyOf } from './keys.js';
import { sumOf, without } from './past.js';

/** A sum of acts, whether anybody can ask for it or not. */
interface Sum {
  row: Row;
  value: number;
  contributions: Contributions;
  /** What is asked for by it. */
  cell?: Cell;
}

/** The same while it is added up. */
interface Built extends Sum {
  row: Map<number, number>;
  contributions: Map<number, number>;
}

/** The measure whose records a measure of acts adds up. */
export const actsOf = ({ name, sumOf: part }: Measure): string => part?.measure ?? name;

/**
 * Gives each number of acts what each unit adds to it. Changes `cube`.
 * @returns the sums of which nobody may find out: of a few, or of one above all, by whatever categories, and what is left of a number without one
 */
export function judgeActs(
  cube: Pick<Cube, 'cells' | 'open' | 'base' | 'baseKeys'>,
  measures: readonly Measure[],
  records: readonly CountedRecord[],
  months: number,
  small: number,
): Guarded[] {
  const all = measures.filter(({ acts, byMonth }) => acts && !byMonth);
  const numbers = new Map(cube.baseKeys.map((key, number) => [key, number]));
  const sums = new Map<string, Built>();
  const named = new Map(all.map((one) => [one.name, one]));
  const cellOf = (key: string) => cube.cells.get(key) ?? cube.open.get(key);
  for (const one of all)
    for (const coordinates of tablesOf(one.dimensions, 1)) {
      const cell = cellOf(keyOf(one.name, 'YEAR', coordinates));
      if (cell) sums.set(cell.key, { row: new Map(), value: 0, contributions: new Map(), cell });
    }
  const sumsOf = new Map<string, Built[]>();
  const findSums = (measure: Measure, coordinates: readonly string[], base: string): Built[] => {
    const found = keysOf(measure, all, coordinates).map((key) => {
      const sum = sums.get(key) ?? { row: new Map(), value: 0, contributions: new Map() };
      sums.set(key, sum);
      sum.row.set(numbers.get(base)!, 1);
      return sum;
    });
    sumsOf.set(base, found);
    return found;
  };
  for (const { measure: name, month, unit, coordinates, times = 1 } of records) {
    const measure = named.get(name);
    if (!measure || month > months || times === 0) continue;
    const base = [name, month, ...coordinates].join('|');
    for (const sum of sumsOf.get(base) ?? findSums(measure, coordinates, base)) {
      sum.value += times;
      sum.contributions.set(unit, (sum.contributions.get(unit) ?? 0) + times);
    }
  }
  for (const { cell, contributions } of sums.values())
    if (cell) Object.assign(cell, { contributions, units: contributions.size });
  // Nothing is told before the year is over.
  if (months < 12) return [];
  const guarded: Guarded[] = [];
  for (const [key, sum] of sums) {
    if (sum.row.size > 0 && forbids(weigh(sum.contributions.values()), small)) guarded.push(guardedOf(sum));
    for (const whole of coarserOf(key).flatMap((one) => sums.get(one) ?? [])) {
      const value = whole.value - sum.value;
      if (value === 0 || !forbids(weigh(restOf(whole, sum)), small)) continue;
      const isTold = whole.cell && sum.cell;
      guarded.push({
        ...(isTold ? sumOf([whole.cell!], [sum.cell!]) : { row: without(whole.row, sum.row), value }),
        span: value,
      });
    }
  }
  return guarded;
}

/** It is not enough that it may be few: the interval has to be as wide as the sum itself. */
const guardedOf = ({ row, value, cell }: Sum): Guarded => ({
  ...(cell ? sumOf([cell]) : { row, value }),
  span: value,
});

/** Every sum that a record is part of. */
function keysOf(measure: Measure, all: readonly Measure[], coordinates: readonly string[]): string[] {
  const { name, dimensions } = measure;
  const own = patternsOf(dimensions, dimensions.length).map((pattern) =>
    keyOf(name, 'YEAR', pick(coordinates, pattern)),
  );
  const parts = all.filter((one) => isPartOf(one, measure, coordinates));
  return [...own, ...parts.map((one) => keyOf(one.name, 'YEAR', []))];
}

/** The keys of the same with one dimension less. */
function coarserOf(key: string): string[] {
  const [name, part, ...words] = key.split('|') as [string, string, ...string[]];
  return words.flatMap((word, at) => (word === '*' ? [] : [[name, part, ...words.with(at, '*')].join('|')]));
}

/** What each unit adds to a sum beside a part of it. */
function* restOf(whole: Sum, part: Sum): Generator<number> {
  for (const [unit, times] of whole.contributions) {
    const rest = times - (part.contributions.get(unit) ?? 0);
    if (rest > 0) yield rest;
  }
}
