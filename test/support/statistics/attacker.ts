import { type Cell, type Cube, countCube } from '@mrrm/platform/statistics/cells';
import {
  type CountedRecord,
  isApart,
  type Limits,
  longerOf,
  type Measure,
  partsUntil,
} from '@mrrm/platform/statistics/declaration';
import type { Edition } from '@mrrm/platform/statistics/edition';
import { keyOf } from '@mrrm/platform/statistics/keys';
import type { Highs } from 'highs';

/** A sum over what stood in base cells: its own name for each of them, with the factor. */
export type Sum = Map<string, number>;

/** Something that somebody with all editions in hand has been told. */
export interface Told {
  key: string;
  edition: number;
  sum: Sum;
  low: number;
  high: number;
}

/** A year as it was on record when an edition of it was told. */
export interface Recorded {
  records: readonly CountedRecord[];
  months: number;
}

const plus = (one: Sum, other: Sum): Sum =>
  minus(one, new Map([...other].map(([name, factor]) => [name, -factor])));

/** The counts of which a number of units that are counted once is one: by place, by each of several categories, by shorter period. */
function countsOf(
  measures: readonly Measure[],
  { cells }: Cube,
  { measure: name, part, coordinates }: Cell,
): Cell[][] {
  const { kind, dimensions } = measures.find((one) => one.name === name)!;
  const isOfOne = dimensions.some(({ changes }, at) => changes && coordinates[at] !== null);
  if (kind !== 'DISTINCT' || isOfOne) return [];
  const cellsOf = (keys: readonly string[]) => keys.flatMap((key) => cells.get(key) ?? []);
  const apart = dimensions.flatMap((dimension, at) =>
    isApart(dimension) && coordinates[at] === null
      ? [cellsOf(dimension.categories.map((word) => keyOf(name, part, coordinates.with(at, word))))]
      : [],
  );
  const shorter = partsUntil(12).filter((one) => longerOf(one) === part);
  return [...apart, cellsOf(shorter.map((one) => keyOf(name, one, coordinates)))];
}

/** The cell of the measure which that of a cell is among, by the same words of the dimensions that both have, or the place in which its place lies. */
function aroundOf(
  measures: readonly Measure[],
  { cells }: Cube,
  { measure, part, coordinates }: Cell,
): Cell | undefined {
  const inner = measures.find(({ name }) => name === measure)!;
  const outer = measures.find(({ name }) => name === inner.among);
  if (!outer) return undefined;
  const words = new Map<string, string | undefined>();
  for (const [at, { name, within }] of inner.dimensions.entries()) {
    const word = coordinates[at] ?? undefined;
    words.set(name, word);
    if (within !== undefined) words.set(within, word?.slice(0, word.indexOf('/')));
  }
  return cells.get(
    [outer.name, part, ...outer.dimensions.map(({ name }) => words.get(name) ?? '*')].join('|'),
  );
}

const ofCell = ({ base, baseKeys }: Cube, row: ReadonlyMap<number, number>): Sum =>
  new Map([...row].map(([at, factor]) => [`${baseKeys[at]}=${base[at]}`, factor]));

export const minus = (whole: Sum, part: Sum): Sum => {
  const rest = new Map(whole);
  for (const [name, factor] of part) {
    const left = (rest.get(name) ?? 0) - factor;
    if (left === 0) rest.delete(name);
    else rest.set(name, left);
  }
  return rest;
};

/**
 * Somebody who has every edition of a year, knows which base cells are empty and which were corrected, and shares no line with what protects
 * them. Of a number that an edition repeats it is known that few people at most were corrected.
 */
export function attack(
  measures: readonly Measure[],
  worlds: readonly Recorded[],
  editions: readonly Pick<Edition, 'figures'>[],
  limits: Limits,
) {
  const cubes = worlds.map(({ records, months }) => countCube(measures, records, limits, months));
  const told: Told[] = [];
  const numbers = new Map<string, number>();
  for (const [edition, { figures }] of editions.entries())
    for (const { key, value, withheld } of figures) {
      const sum = ofCell(cubes[edition]!, cubes[edition]!.cells.get(key)!.row);
      const isAgain = value !== null && numbers.get(key) === value;
      if (value !== null) numbers.set(key, value);
      if (withheld === 'SMALL') told.push({ key, edition, sum, low: 0, high: limits.small });
      if (value !== null)
        told.push({
          ...{ key, edition, sum },
          low: value - (isAgain ? limits.small : 0),
          high: value + (isAgain ? limits.small : 0),
        });
    }
  const secrets: { sum: Sum; value: number }[] = [];
  const few = (sum: Sum, value: number) => {
    if (value > 0 && value <= limits.small) secrets.push({ sum, value });
  };
  for (const [at, cube] of cubes.entries())
    for (const cell of cube.cells.values()) {
      const { key, row, value } = cell;
      const sum = ofCell(cube, row);
      few(sum, value);
      for (const parts of countsOf(measures, cube, cell)) {
        const together = parts.reduce((sums, part) => plus(sums, ofCell(cube, part.row)), new Map());
        few(minus(together, sum), parts.reduce((values, part) => values + part.value, 0) - value);
      }
      const around = aroundOf(measures, cube, cell);
      if (around) few(minus(ofCell(cube, around.row), sum), around.value - value);
      for (const earlier of cubes.slice(0, at)) {
        const before = earlier.cells.get(key);
        if (!before) continue;
        const was = ofCell(earlier, before.row);
        if (before.value > value) few(minus(was, sum), before.value - value);
        else few(minus(sum, was), value - before.value);
      }
    }
  return { told, secrets };
}

const signOf = (sum: Sum): string =>
  [...sum]
    .map(([name, factor]) => `${factor}*${name}`)
    .sort()
    .join(';');

/**
 * What is left of each number when all of its parts that were told, now or before, are taken from it, where that is few: over the categories of a
 * dimension, over shorter periods, and over the places within a place.
 */
export function unionsOf(
  measures: readonly Measure[],
  worlds: readonly Recorded[],
  told: readonly Told[],
  limits: Limits,
): { of: string; sum: Sum; value: number }[] {
  const known = new Set(told.filter(({ low, high }) => low === high).map(({ sum }) => signOf(sum)));
  const found = new Map<string, { of: string; sum: Sum; value: number }>();
  for (const [edition, { records, months }] of worlds.entries()) {
    const cube = countCube(measures, records, limits, months);
    const within = new Map<string, string[]>();
    for (const cell of cube.cells.values()) {
      const isPlace = measures.find(({ name }) => name === cell.measure)!.dimensions[0]?.within;
      const around = isPlace && cell.coordinates[0] !== null ? aroundOf(measures, cube, cell) : undefined;
      if (around) within.set(around.key, [...(within.get(around.key) ?? []), cell.key]);
    }
    for (const whole of cube.cells.values()) {
      const measure = measures.find(({ name }) => name === whole.measure)!;
      const { part: period, coordinates } = whole;
      const over = measure.dimensions.flatMap((dimension, at) =>
        coordinates[at] === null && !(measure.kind === 'DISTINCT' && isApart(dimension))
          ? [dimension.categories.map((word) => keyOf(whole.measure, period, coordinates.with(at, word)))]
          : [],
      );
      const shorter = partsUntil(12).filter((one) => longerOf(one) === period);
      if (measure.kind === 'FLOW') over.push(shorter.map((one) => keyOf(whole.measure, one, coordinates)));
      over.push(within.get(whole.key) ?? []);
      for (const keys of over) {
        let sum = ofCell(cube, whole.row);
        let { value } = whole;
        for (const part of keys.flatMap((key) => cube.cells.get(key) ?? [])) {
          const own = ofCell(cube, part.row);
          if (!known.has(signOf(own))) continue;
          sum = minus(sum, own);
          value -= part.value;
        }
        if (value > 0 && value <= limits.small)
          found.set(signOf(sum), { of: `${whole.key} in edition ${edition + 1}`, sum, value });
      }
    }
  }
  return [...found.values()];
}

/** Between what and what a sum lies, as the solver says when it is asked in words. */
export function intervalOf(highs: Highs, told: readonly Told[], sum: Sum) {
  const names = new Map<string, string>();
  const text = (of: Sum) =>
    [...of]
      .map(([name, factor]) => {
        if (!names.has(name)) names.set(name, `x${names.size}`);
        return `${factor < 0 ? '-' : '+'} ${names.get(name)}`;
      })
      .join(' ');
  const lines = told.flatMap(({ sum: of, low, high }, at) =>
    of.size === 0
      ? []
      : low === high
        ? [` c${at}: ${text(of)} = ${low}`]
        : [` l${at}: ${text(of)} >= ${low}`, ` h${at}: ${text(of)} <= ${high}`],
  );
  const [least, most] = (['Minimize', 'Maximize'] as const).map((sense) => {
    const { ObjectiveValue, Status } = highs.solve(
      `${sense}\n goal: ${text(sum)}\nSubject To\n${lines.join('\n')}\nEnd`,
      { output_flag: false },
    );
    return Status === 'Optimal' ? ObjectiveValue : sense === 'Minimize' ? 0 : Number.POSITIVE_INFINITY;
  });
  return { least: least!, most: most! };
}

/** Whether it stays open whether it is one or as many as are small, or anything in a range wider than that. */
export const isOpen = ({ least, most }: { least: number; most: number }, small: number): boolean =>
  (least <= 1 + 1e-6 && most >= small - 1e-6) || most - least >= small + 1 - 1e-6;
