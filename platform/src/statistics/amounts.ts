import { contains } from './cells.js';
import { tablesOf } from './choices.js';
import {
  type Amount,
  type Limits,
  levelOf,
  type Measure,
  monthsOf,
  type Part,
  partsUntil,
} from './declaration.js';
import type { Figure } from './edition.js';
import { keyOf } from './keys.js';

/** Of a stock a period has what is there in its last month. */
const isIn = ({ kind }: Measure, part: Part, month: number): boolean =>
  kind === 'STOCK' ? monthsOf(part)[1] === month : contains(part, month);

/**
 * All numbers of the first months of a year, of amounts that are told one by one or speak of nobody. A number of a period at a place of which there
 * is no amount at all is left out: it is not known, and not zero.
 * @throws Error for an amount whose measure or category nobody declared: a fault of the program
 */
export function addUp(
  measures: readonly Measure[],
  amounts: readonly Amount[],
  { dimensions: most }: Pick<Limits, 'dimensions'>,
  months: number,
): Figure[] {
  const parts = partsUntil(months);
  const named = new Map(measures.map((one) => [one.name, one]));
  const sums = new Map<string, number | null>();
  for (const { measure: name, month, part: only, coordinates, amount } of amounts) {
    const measure = named.get(name);
    if (!measure) throw new Error(`Nobody declared the measure ${name}.`);
    const { dimensions } = measure;
    const wrong = dimensions.find(({ categories }, at) => !categories.includes(coordinates[at]!));
    if (wrong) throw new Error(`${name}: ${wrong.name} has no category ${coordinates}.`);
    const own = dimensions.map((one, at) => ({ ...one, categories: [coordinates[at]!] }));
    for (const part of parts.filter((one) => (only ? one === only : isIn(measure, one, month))))
      for (const some of tablesOf(own, most[levelOf(part)])) {
        const key = keyOf(name, part, some);
        const sum = sums.has(key) ? sums.get(key)! : 0;
        sums.set(key, sum === null || amount === null ? null : sum + amount);
      }
  }
  return measures.flatMap(({ name, dimensions, per = 1 }) =>
    parts.flatMap((part) =>
      tablesOf(dimensions, most[levelOf(part)]).flatMap((coordinates): Figure[] => {
        const atPlace = coordinates.map((one, at) => (dimensions[at]!.place ? one : null));
        if (!sums.has(keyOf(name, part, atPlace))) return [];
        const key = keyOf(name, part, coordinates);
        const sum = sums.has(key) ? sums.get(key)! : 0;
        const value = sum === null ? null : Math.round(sum / per);
        const withheld = value === null ? 'SMALL' : null;
        return [{ key, measure: name, part, coordinates, value, withheld, openedBy: null }];
      }),
    ),
  );
}
