import { type Dimension, isApart, type Measure } from './declaration.js';
import { keyOf, type Named } from './keys.js';
import { outerOf } from './places.js';

/**
 * Categories of one measure as another one has them: of a place within one of its places, that place. Null for what only that one tells apart, and for
 * a total.
 */
function movedTo<Word extends string | null>(
  to: Measure,
  from: Measure,
  coordinates: readonly Word[],
): (Word | string | null)[] {
  return to.dimensions.map(({ name }) => {
    const same = from.dimensions.findIndex((one) => one.name === name);
    if (same >= 0) return coordinates[same] ?? null;
    const inner = coordinates[from.dimensions.findIndex(({ within }) => within === name)];
    return inner ? outerOf(inner) : (inner ?? null);
  });
}

/** Of a measure among another one: where whatever is counted in a cell is counted there. */
export function amongKeyOf(
  measures: readonly Measure[],
  { measure: name, part, coordinates }: Named,
): string | undefined {
  const measure = measures.find((one) => one.name === name)!;
  const whole = measures.find((one) => one.name === measure.among);
  return whole && keyOf(whole.name, part, movedTo(whole, measure, coordinates));
}

/** In which count of its own a base cell of a DISTINCT measure stands: a period, a place and, of several categories, one. */
export const countOf = ({ dimensions }: Measure, key: string): string =>
  key
    .split('|')
    .filter((_, at) => at < 2 || isApart(dimensions[at - 2]!))
    .join('|');

/** The count of the measure which a DISTINCT one is among in which its units are counted as well. */
export function wholeCountOf(whole: Measure, measure: Measure, key: string): string {
  const [, when, ...words] = key.split('|');
  const there = movedTo(whole, measure, words).filter((_, at) => isApart(whole.dimensions[at]!));
  return [whole.name, when, ...there].join('|');
}

/** The base cell of a DISTINCT measure for a unit that the measure which it is among has counted in another one. */
export function asCountedIn(whole: Measure, measure: Measure, key: string, wholeKey: string): string {
  const [, when, ...words] = key.split('|');
  const there = movedTo(measure, whole, wholeKey.split('|').slice(2));
  return [measure.name, when, ...there.map((one, at) => one ?? words[at])].join('|');
}

/**
 * What is left of a measure without those who are counted by one among it: of each choice of what both tell apart, and of each place within a place
 * by itself.
 * @throws Error when that one counts somebody whom it does not: a fault of the program
 */
export function restsOf(
  measure: Measure,
  whole: Measure,
  { base, baseKeys }: { base: readonly number[]; baseKeys: readonly string[] },
): Map<number, number>[] {
  const rests = new Map<string, { there: string; row: Map<number, number> }>();
  const ofWhole = new Map<string, number[]>();
  for (const [number, key] of baseKeys.entries()) {
    const [name, when, ...words] = key.split('|') as [string, string, ...string[]];
    if (name === whole.name) {
      const there = [when, ...words.filter((_, at) => isShared(measure, whole.dimensions[at]!))].join('|');
      ofWhole.set(there, [...(ofWhole.get(there) ?? []), number]);
    } else if (name === measure.name) {
      const here = [when, ...words.filter((_, at) => isOfWhole(whole, measure.dimensions[at]!))].join('|');
      const moved = movedTo(whole, measure, words);
      const there = [when, ...moved.filter((_, at) => isShared(measure, whole.dimensions[at]!))].join('|');
      const rest = rests.get(here) ?? { there, row: new Map<number, number>() };
      rest.row.set(number, -1);
      rests.set(here, rest);
    }
  }
  return [...rests].map(([here, { there, row }]) => {
    for (const number of ofWhole.get(there) ?? []) row.set(number, 1);
    if ([...row].reduce((sum, [number, factor]) => sum + factor * base[number]!, 0) < 0)
      throw new Error(`${measure.name} counts somebody in ${here} whom ${whole.name} does not.`);
    return row;
  });
}

/** Whether a dimension of the whole is one of the part as well, or has places in which those of the part lie. */
const isShared = (part: Measure, { name }: Dimension): boolean =>
  part.dimensions.some((one) => one.name === name || one.within === name);

const isOfWhole = (whole: Measure, { name, within }: Dimension): boolean =>
  whole.dimensions.some((one) => one.name === name || one.name === within);
