import { type Cell, type Cube, coarserThan, keyOf, type Row } from './cells.js';
import { type Limits, longerOf, type Measure } from './declaration.js';
import { Elimination } from './elimination.js';

/**
 * Why a number is not told. `SMALL`: few units make it, or none. `COMPLEMENT`: few would follow from it and others, or everybody at a place would
 * be known to be of one category; it may be small itself.
 */
export type Withheld = 'SMALL' | 'COMPLEMENT';

/** A sum of a few units that nobody may find out: of a cell, or of what is left when a cell is taken from a coarser one. */
export interface Guarded {
  row: Row;
  value: number;
}

/** What is told of a cube, and what has to stay unknown. */
export interface Judged {
  withheld: Map<string, Withheld>;
  guarded: Guarded[];
}

/** @returns the one row without the other */
function without(row: Row, less: Row): Row {
  const left = new Map(row);
  for (const [number, factor] of less) {
    const rest = (left.get(number) ?? 0) - factor;
    if (rest === 0) left.delete(number);
    else left.set(number, rest);
  }
  return left;
}

/**
 * Says of every cell whether it is told: not when few units make it, and not when it would make a small sum a linear combination of told numbers,
 * over all tables at once. Totals come first, then what is large.
 * @param first what was told of the same records before, and stays so where it can
 */
export function protect(
  cube: Cube,
  measures: readonly Measure[],
  limits: Limits,
  first?: ReadonlySet<string>,
): Judged {
  const { cells } = cube;
  const withheld = new Map<string, Withheld>();
  const guarded = new Map<string, Guarded>();
  const guard = (row: Row, value: number) => {
    if (row.size > 0) guarded.set([...row].sort(([a], [b]) => a - b).join(';'), { row, value });
  };
  for (const cell of cells.values()) {
    const reason = firstReason(cube, measures, cell, limits.small);
    if (reason) withheld.set(cell.key, reason);
    if (cell.units > 0 && cell.units <= limits.small) guard(cell.row, cell.value);
    for (const whole of wholesOf(cube, measures, cell)) {
      const rest = whole.value - cell.value;
      if (rest > 0 && rest <= limits.small) guard(without(whole.row, cell.row), rest);
    }
  }
  const elimination = new Elimination(
    cube.base.length,
    [...guarded.values()].map(({ row }) => row),
  );
  const candidates = [...cells.values()].filter(({ key }) => !withheld.has(key));
  const rank = (cell: Cell) => cell.coordinates.filter((one) => one !== null).length;
  candidates.sort(
    (a, b) =>
      Number(first?.has(b.key) ?? false) - Number(first?.has(a.key) ?? false) ||
      rank(a) - rank(b) ||
      b.value - a.value ||
      (a.key < b.key ? -1 : 1),
  );
  for (const { key, row } of candidates) if (!elimination.tell(row)) withheld.set(key, 'COMPLEMENT');
  return { withheld, guarded: [...guarded.values()] };
}

/** The cells of which a cell is a part that can be subtracted: over all categories of one dimension, or over a longer time. */
function wholesOf(
  { cells }: Cube,
  measures: readonly Measure[],
  { measure, part, coordinates }: Cell,
): Cell[] {
  const { kind, dimensions } = measures.find(({ name }) => name === measure)!;
  const longer = longerOf(part);
  const keys = coordinates.flatMap((one, at) =>
    one === null || (kind === 'DISTINCT' && dimensions[at]!.place)
      ? []
      : [keyOf(measure, part, coordinates.with(at, null))],
  );
  if (longer && kind === 'FLOW') keys.push(keyOf(measure, longer, coordinates));
  return keys.flatMap((key) => cells.get(key) ?? []);
}

/** What forbids to tell a cell whatever else is told. */
function firstReason(
  cube: Cube,
  measures: readonly Measure[],
  cell: Cell,
  small: number,
): Withheld | undefined {
  const { dimensions } = measures.find(({ name }) => name === cell.measure)!;
  if (cell.units <= small) {
    // Nobody at all was there: of nobody nothing is told.
    const whole = cell.coordinates.map((one, at) => (dimensions[at]!.place ? one : null));
    return cube.cells.get(keyOf(cell.measure, cell.part, whole))!.units === 0 ? undefined : 'SMALL';
  }
  const isEverybody = cell.coordinates.some(
    (one, at) =>
      one !== null &&
      !dimensions[at]!.place &&
      cube.cells.get(keyOf(cell.measure, cell.part, cell.coordinates.with(at, null)))!.value === cell.value,
  );
  return isEverybody ? 'COMPLEMENT' : undefined;
}

/** The nearest coarser question that is told: one dimension less or a longer period, as few steps as it takes. */
export function openedBy(
  { cells }: Cube,
  withheld: ReadonlyMap<string, Withheld>,
  cell: Cell,
): Cell | undefined {
  let some = [cell.key];
  while (some.length > 0) {
    some = [...new Set(some.flatMap((key) => coarserThan(cells.get(key)!)))].filter((key) => cells.has(key));
    const told = some.filter((key) => !withheld.has(key));
    if (told.length > 0) return cells.get(told[0]!);
  }
  return undefined;
}
