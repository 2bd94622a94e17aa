import type { Cell } from './cells.js';
import { isApart, longerOf, type Measure, partsUntil } from './declaration.js';
import { keyOf } from './keys.js';

/**
 * The counts of which a number of a DISTINCT measure is one: of its shorter periods, of its places, of its several categories. None of somebody who may
 * have changed: they are of several categories then, and in one of them once.
 * @param find a number by its key, of those that are looked at
 */
export function countsIn(
  find: (key: string) => Cell | undefined,
  { name, dimensions }: Measure,
  { part, coordinates }: Cell,
): Cell[][] {
  if (coordinates.some((one, at) => one !== null && dimensions[at]!.changes)) return [];
  const shorter = partsUntil(12)
    .filter((one) => longerOf(one) === part)
    .map((one) => keyOf(name, one, coordinates));
  const apart = dimensions.map((one, at) =>
    isApart(one) && coordinates[at] === null
      ? one.categories.map((word) => keyOf(name, part, coordinates.with(at, word)))
      : [],
  );
  return [shorter, ...apart]
    .map((keys) => keys.flatMap((key) => find(key) ?? []))
    .filter((some) => some.length > 0);
}
