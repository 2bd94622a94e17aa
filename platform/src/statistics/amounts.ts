import { contains, keyOf, tablesOf } from './cells.js';
import { type Amount, type Limits, levelOf, type Measure, partsUntil } from './declaration.js';
import type { Figure } from './edition.js';

/**
 * All numbers of the first months of a year, of amounts in which no person can be found. A number of a period at a place of which there is no amount
 * at all is left out: it is not known, and not zero.
 * @throws Error for an amount whose measure or category nobody declared: a fault of the program
 */
export function addUp(
  measures: readonly Measure[],
  amounts: readonly Amount[],
  { dimensions: most }: Limits,
  months: number,
): Figure[] {
  const parts = partsUntil(months);
  const named = new Map(measures.map((one) => [one.name, one]));
  const sums = new Map<string, number>();
  for (const { measure: name, month, coordinates, amount } of amounts) {
    const measure = named.get(name);
    if (!measure) throw new Error(`Nobody declared the measure ${name}.`);
    const { dimensions } = measure;
    const wrong = dimensions.find(({ categories }, at) => !categories.includes(coordinates[at]!));
    if (wrong) throw new Error(`${name}: ${wrong.name} has no category ${coordinates}.`);
    const own = dimensions.map((one, at) => ({ ...one, categories: [coordinates[at]!] }));
    for (const part of parts.filter((one) => contains(one, month)))
      for (const some of tablesOf(own, most[levelOf(part)])) {
        const key = keyOf(name, part, some);
        sums.set(key, (sums.get(key) ?? 0) + amount);
      }
  }
  return measures.flatMap(({ name, dimensions, per = 1 }) =>
    parts.flatMap((part) =>
      tablesOf(dimensions, most[levelOf(part)]).flatMap((coordinates): Figure[] => {
        const atPlace = coordinates.map((one, at) => (dimensions[at]!.place ? one : null));
        if (!sums.has(keyOf(name, part, atPlace))) return [];
        const key = keyOf(name, part, coordinates);
        const value = Math.round((sums.get(key) ?? 0) / per);
        return [{ key, measure: name, part, coordinates, value, withheld: null, openedBy: null }];
      }),
    ),
  );
}
