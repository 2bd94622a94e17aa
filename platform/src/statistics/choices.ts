import type { Dimension } from './declaration.js';

/** All choices of category or total with at most so many categories; none where there is no number. */
export function tablesOf(dimensions: readonly Dimension[], most: number | undefined): (string | null)[][] {
  if (most === undefined) return [];
  let found: { coordinates: (string | null)[]; used: number }[] = [{ coordinates: [], used: 0 }];
  for (const { categories } of dimensions)
    found = found.flatMap(({ coordinates, used }) => [
      { coordinates: [...coordinates, null], used },
      ...(used < most
        ? categories.map((one) => ({ coordinates: [...coordinates, one], used: used + 1 }))
        : []),
    ]);
  return found.map(({ coordinates }) => coordinates);
}

/** Which dimensions a table names, by their places. */
export function patternsOf(dimensions: readonly Dimension[], most: number): number[][] {
  let found: number[][] = [[]];
  for (const at of dimensions.keys())
    found = found.flatMap((one) => (one.length < most ? [one, [...one, at]] : [one]));
  return found;
}

export const pick = (coordinates: readonly string[], pattern: readonly number[]): (string | null)[] =>
  coordinates.map((one, at) => (pattern.includes(at) ? one : null));

export const combinations = (dimensions: readonly Dimension[]): string[][] =>
  dimensions.reduce<string[][]>(
    (found, { categories }) => found.flatMap((one) => categories.map((category) => [...one, category])),
    [[]],
  );
