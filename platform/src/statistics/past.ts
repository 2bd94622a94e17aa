import { type Cell, type Cube, cubeOf, type Row } from './cells.js';
import type { Limits, Measure } from './declaration.js';
import type { Guarded, Judged, Withheld } from './judged.js';

/** An edition of the same year that was told before. Whatever it told is known for good. */
export interface Earlier {
  months: number;
  /** What stood in its base cells, of which nobody is told. */
  base: readonly (readonly [key: string, count: number])[];
  /** The sums that it guarded. */
  guarded: readonly NonNullable<Guarded['of']>[];
  figures: readonly { key: string; value: number | null; withheld: Withheld | null }[];
}

/** What is known of a year by its earlier editions. What stood in a base cell before a correction is an unknown of its own. */
export interface Past {
  /** How many unknowns there are, those of the present first. */
  unknowns: number;
  worlds: { cube: Cube; judged: Judged }[];
  /** Every sum whose number was told. */
  exact: Row[];
  /** What was told last of each number. */
  told: ReadonlyMap<string, { value: number; row: Row }>;
  /** What was said last of each number: null that it is told. */
  said: ReadonlyMap<string, Withheld | null>;
  /** The sums that were guarded then, and few people's difference between then and now. */
  guarded: Guarded[];
}

export const signOf = (row: Row): string =>
  [...row]
    .sort(([a], [b]) => a - b)
    .map(([number, factor]) => `${number}*${factor}`)
    .join(';');

/** What some cells are together, without others. */
export function sumOf(plus: readonly Cell[], minus: readonly Cell[] = []): Guarded {
  const row = new Map<number, number>();
  for (const cell of plus)
    for (const [number, factor] of cell.row) row.set(number, (row.get(number) ?? 0) + factor);
  const keysOf = (cells: readonly Cell[]) => cells.map(({ key }) => key);
  const totalOf = (cells: readonly Cell[]) => cells.reduce((sum, { value }) => sum + value, 0);
  return {
    row: minus.reduce<Row>((left, cell) => without(left, cell.row), row),
    value: totalOf(plus) - totalOf(minus),
    of: { plus: keysOf(plus), ...(minus.length > 0 && { minus: keysOf(minus) }) },
  };
}

/** @returns the one row without the other */
export function without(row: Row, less: Row): Row {
  const left = new Map(row);
  for (const [number, factor] of less) {
    const rest = (left.get(number) ?? 0) - factor;
    if (rest === 0) left.delete(number);
    else left.set(number, rest);
  }
  return left;
}

/**
 * Reads what earlier editions of a year told, the first one first.
 * @param present with a base cell for each that any of them had
 * @throws Error when they told of something that nobody declares any more: the year could no longer be judged as a whole
 */
export function pastOf(
  present: Cube,
  measures: readonly Measure[],
  limits: Limits,
  earlier: readonly Earlier[],
): Past {
  const versions = new Map(present.baseKeys.map((key, number) => [`${key}=${present.base[number]}`, number]));
  let unknowns = present.base.length;
  const worlds = earlier.map((one) => {
    const counts = new Map(one.base);
    // Where there was nobody and somebody is now, nobody is taken to have known of either.
    const base = new Map(present.baseKeys.map((key) => [key, counts.get(key) ?? 0]));
    const cube = cubeOf(measures, base, limits, one.months);
    const numberOf = (at: number): number => {
      const version = `${cube.baseKeys[at]}=${cube.base[at]}`;
      const number = versions.get(version) ?? unknowns++;
      versions.set(version, number);
      return number;
    };
    const ofThen = (row: Row): Row => new Map([...row].map(([at, factor]) => [numberOf(at), factor]));
    for (const cell of [...cube.cells.values(), ...cube.open.values()]) cell.row = ofThen(cell.row);
    cube.rests = cube.rests.map(ofThen);
    // What could not be asked then was not told.
    const known = new Set(one.figures.map(({ key }) => key));
    for (const key of cube.cells.keys()) if (!known.has(key)) cube.cells.delete(key);
    const judged: Judged = { withheld: new Map(), kept: new Map(), guarded: [] };
    return { cube, judged, one };
  });
  const isActs = (name: string) => measures.some((one) => one.name === name && one.acts && !one.byMonth);
  const exact: Row[] = [];
  const told = new Map<string, { value: number; row: Row }>();
  const guarded: Guarded[] = [];
  for (const { cube, judged, one } of worlds) {
    const cellOf = (key: string): Cell => {
      const cell = cube.cells.get(key) ?? cube.open.get(key);
      if (!cell) throw new Error(`An earlier edition told of ${key}, which nobody declares any more.`);
      return cell;
    };
    for (const { key, value, withheld } of one.figures) {
      const { row } = cellOf(key);
      const last = told.get(key);
      if (withheld) judged.withheld.set(key, withheld);
      else if (last?.value === value && signOf(last.row) !== signOf(row)) judged.kept.set(key, last.value);
      else {
        told.set(key, { value: value!, row });
        exact.push(row);
      }
    }
    for (const { plus, minus } of one.guarded) {
      const parts = plus.map(cellOf);
      const { row, value } = sumOf(parts, minus?.map(cellOf));
      guarded.push({ row, value, ...(isActs(parts[0]!.measure) && { span: value }) });
    }
  }
  guarded.push(...changesOf([...worlds.map(({ cube }) => cube), present], limits.small));
  const sums = new Map(guarded.map((one) => [signOf(one.row), one]));
  const said = new Map(
    earlier.flatMap(({ figures }) => figures.map((one) => [one.key, one.withheld] as const)),
  );
  return { unknowns, worlds, exact, told, said, guarded: [...sums.values()] };
}

/** What a few people changed of a number between two editions. */
function changesOf(cubes: readonly Cube[], small: number): Guarded[] {
  const found: Guarded[] = [];
  for (const { key } of cubes.at(-1)!.cells.values()) {
    const cells = cubes.flatMap(({ cells }) => cells.get(key) ?? []);
    const versions = new Map(cells.map((cell) => [signOf(cell.row), cell]));
    const some = [...versions.values()];
    for (const [at, later] of some.entries())
      for (const before of some.slice(0, at)) {
        const [more, less] = later.value > before.value ? [later, before] : [before, later];
        const value = more.value - less.value;
        if (value > 0 && value <= small) found.push({ row: without(more.row, less.row), value });
      }
  }
  return found;
}
