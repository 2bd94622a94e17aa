import {
  type CountedRecord,
  type Dimension,
  type Limits,
  levelOf,
  longerOf,
  type Measure,
  monthsOf,
  type Part,
  partsUntil,
} from './declaration.js';

/** Base cells with what each adds: number of the base cell and factor. */
export type Row = ReadonlyMap<number, number>;

/** One number that can be asked for. */
export interface Cell {
  key: string;
  measure: string;
  part: Part;
  /** A category or, for a total, null, by dimension of the measure. */
  coordinates: readonly (string | null)[];
  value: number;
  /** How many units make it, counted up to one more than what is small. */
  units: number;
  /** Of which base cells it is made. */
  row: Row;
}

/** Everything that can be asked about a year, and of what it is made. */
export interface Cube {
  cells: Map<string, Cell>;
  /** What stands in each base cell. A base cell is never told by itself. */
  base: number[];
  baseKeys: string[];
}

export const keyOf = (measure: string, part: Part, coordinates: readonly (string | null)[]): string =>
  [measure, part, ...coordinates.map((one) => one ?? '*')].join('|');

/** The questions that are one step coarser: one dimension less, or the next longer period. */
export function coarserThan(cell: Pick<Cell, 'measure' | 'part' | 'coordinates'>): string[] {
  const { measure, part, coordinates } = cell;
  const fewer = coordinates.flatMap((one, at) =>
    one === null ? [] : [keyOf(measure, part, coordinates.with(at, null))],
  );
  const longer = longerOf(part);
  return longer ? [...fewer, keyOf(measure, longer, coordinates)] : fewer;
}

/** All choices of category or total with at most so many categories. */
function tablesOf(dimensions: readonly Dimension[], most: number): (string | null)[][] {
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

/**
 * Counts the tables of the first months of a year.
 * @throws Error for a record whose measure or category nobody declared: a fault of the program
 */
export function countCube(
  measures: readonly Measure[],
  records: readonly CountedRecord[],
  { small, dimensions: most, empties }: Limits,
  months: number,
): Cube {
  const cells = new Map<string, Cell>();
  const base: number[] = [];
  const baseKeys: string[] = [];
  const numbers = new Map<string, number>();
  const units = new Map<string, Set<number>>();
  const rows = new Map<string, Map<number, number>>();
  const parts = partsUntil(months);

  for (const measure of measures)
    for (const part of measure.hidden ? [] : parts)
      for (const coordinates of tablesOf(measure.dimensions, most[levelOf(part)])) {
        const key = keyOf(measure.name, part, coordinates);
        const row = new Map<number, number>();
        rows.set(key, row);
        units.set(key, new Set());
        cells.set(key, { key, measure: measure.name, part, coordinates, value: 0, units: 0, row });
      }

  const baseCell = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, base.length);
    baseKeys.push(key);
    return base.push(0) - 1;
  };
  const patterns = new Map(measures.map((one) => [one.name, patternsOf(one.dimensions, most.YEAR)]));
  const named = new Map(measures.map((one) => [one.name, one]));
  const counted = new Set<string>();

  const add = (
    measure: Measure,
    part: Part,
    coordinates: readonly (string | null)[],
    number: number,
    factor: number,
  ) => {
    const key = keyOf(measure.name, part, coordinates);
    rows.get(key)?.set(number, factor);
    return key;
  };
  const meet = (key: string, unit: number | undefined) => {
    const seen = units.get(key);
    if (unit !== undefined && seen && seen.size <= small) seen.add(unit);
  };
  /** Each place and each period is a count of its own. */
  const putDistinct = (measure: Measure, month: number, coordinates: readonly string[], unit?: number) => {
    const hasPlaces = measure.dimensions[0]?.place === true;
    for (const part of parts.filter((one) => contains(one, month)))
      for (const place of hasPlaces ? [coordinates[0]!, null] : [null]) {
        const once = `${measure.name}|${part}|${place}|${unit}`;
        if (unit !== undefined && counted.has(once)) continue;
        counted.add(once);
        const others = hasPlaces ? coordinates.slice(1) : coordinates;
        const number = baseCell([measure.name, part, place, ...others].join('|'));
        if (unit !== undefined) base[number]! += 1;
        for (const pattern of patterns.get(measure.name)!)
          if (!hasPlaces || (place !== null) === pattern.includes(0))
            meet(add(measure, part, pick(coordinates, pattern), number, 1), unit);
      }
  };
  /** Months add up, and what came and went makes the stock. */
  const putFlow = (measure: Measure, month: number, coordinates: readonly string[], unit?: number) => {
    const number = baseCell([measure.name, month, ...coordinates].join('|'));
    if (unit !== undefined) base[number]! += 1;
    for (const part of parts.filter((one) => contains(one, month)))
      for (const pattern of patterns.get(measure.name)!)
        meet(add(measure, part, pick(coordinates, pattern), number, 1), unit);
    for (const stock of measures)
      for (const { sign } of (stock.of ?? []).filter((one) => one.measure === measure.name))
        for (const part of parts.filter((one) => monthsOf(one)[1] >= month))
          for (const pattern of patterns.get(stock.name)!)
            add(stock, part, pick(coordinates.slice(0, stock.dimensions.length), pattern), number, sign);
  };
  const put = (measure: Measure, month: number, coordinates: readonly string[], unit?: number) =>
    (measure.kind === 'DISTINCT' ? putDistinct : putFlow)(measure, month, coordinates, unit);

  for (const { measure: name, month, unit, coordinates } of records) {
    const measure = named.get(name);
    if (!measure) throw new Error(`Nobody declared the measure ${name}.`);
    const wrong = measure.dimensions.find(({ categories }, at) => !categories.includes(coordinates[at]!));
    if (wrong) throw new Error(`${name}: ${wrong.name} has no category ${coordinates}.`);
    if (month <= months) put(measure, month, coordinates, unit);
  }
  for (const measure of measures.filter(({ kind }) => kind !== 'STOCK')) {
    const all = measure.dimensions.reduce((product, { categories }) => product * categories.length, 1);
    const times = measure.hidden ? [0] : Array.from({ length: months }, (_, at) => at + 1);
    if (all * times.length > empties) continue;
    for (const coordinates of combinations(measure.dimensions))
      for (const month of times) put(measure, month, coordinates);
  }
  for (const cell of cells.values()) {
    for (const [number, factor] of cell.row) cell.value += base[number]! * factor;
    // Of whoever came some have gone: those who are there are counted one by one.
    const isStock = named.get(cell.measure)!.kind === 'STOCK';
    cell.units = isStock ? Math.min(cell.value, small + 1) : units.get(cell.key)!.size;
  }
  return { cells, base, baseKeys };
}

const contains = (part: Part, month: number): boolean =>
  monthsOf(part)[0] <= month && month <= monthsOf(part)[1];

/** Which dimensions a table names, by their places. */
function patternsOf(dimensions: readonly Dimension[], most: number): number[][] {
  let found: number[][] = [[]];
  for (const at of dimensions.keys())
    found = found.flatMap((one) => (one.length < most ? [one, [...one, at]] : [one]));
  return found;
}

const pick = (coordinates: readonly string[], pattern: readonly number[]): (string | null)[] =>
  coordinates.map((one, at) => (pattern.includes(at) ? one : null));

const combinations = (dimensions: readonly Dimension[]): string[][] =>
  dimensions.reduce<string[][]>(
    (found, { categories }) => found.flatMap((one) => categories.map((category) => [...one, category])),
    [[]],
  );
