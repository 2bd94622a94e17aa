import loadHighs from 'highs';
import { type Cell, type Cube, coarserThan, keyOf, type Row } from './cells.js';
import { type Limits, longerOf, type Measure, partsUntil } from './declaration.js';
import type { Guarded, Judged } from './protect.js';

// The package declares its types as of CommonJS, and is imported as the other: what its default is stands one level higher.
const startHighs = loadHighs as unknown as typeof loadHighs.default;

/** What HiGHS calls a solution that none surpasses. */
const OPTIMAL = 7;

/** A line of the linear programme: what somebody knows who has every number that is told. */
interface Known {
  row: Row;
  low: number;
  high: number;
  /** The cell that says so; of what follows from the nature of things, none. */
  cell?: Cell;
  says: 'VALUE' | 'SMALL' | 'NATURE';
}

/** Whatever everybody may know: told values, that what is said to be small is, and that nobody is fewer than nobody. */
function knownOf({ cells }: Cube, measures: readonly Measure[], judged: Judged, small: number): Known[] {
  const { withheld } = judged;
  const known: Known[] = [];
  const distinct = new Map(measures.map((one) => [one.name, one]));
  for (const cell of cells.values()) {
    const reason = withheld.get(cell.key);
    const { kind } = distinct.get(cell.measure)!;
    if (cell.row.size === 0) continue;
    if (!reason) known.push({ row: cell.row, low: cell.value, high: cell.value, cell, says: 'VALUE' });
    else if (reason === 'SMALL' && kind !== 'STOCK') {
      if (!saidOfMore(cells, judged, kind, cell))
        known.push({ row: cell.row, low: 0, high: small, cell, says: 'SMALL' });
    } else if (reason === 'SMALL') known.push({ row: cell.row, low: 0, high: small, cell, says: 'SMALL' });
    else if (kind === 'STOCK')
      known.push({ row: cell.row, low: 0, high: Number.POSITIVE_INFINITY, says: 'NATURE' });
    if (kind === 'DISTINCT') known.push(...linksOf(cells, distinct.get(cell.measure)!, cell));
  }
  return known;
}

/** Whether a coarser cell is said to be small as well: what is part of it then is small by that. */
const saidOfMore = (cells: Cube['cells'], { withheld }: Judged, kind: Measure['kind'], cell: Cell): boolean =>
  coarserThan(cell).some((key) => {
    const coarser = cells.get(key);
    if (!coarser || withheld.get(key) !== 'SMALL') return false;
    return kind === 'FLOW' || isPart(cell, coarser);
  });

/** Who was counted at a place or in a month was counted at all places and in the year: as many there at least, and no more than together. */
function linksOf(cells: Cube['cells'], measure: Measure, whole: Cell): Known[] {
  if (whole.coordinates.some((one, at) => one !== null && measure.dimensions[at]!.changes)) return [];
  const among = (parts: Cell[]): Known[] => {
    if (parts.length === 0) return [];
    const less = (row: Map<number, number>, { row: part }: Cell) => {
      for (const number of part.keys()) row.set(number, -1);
      return row;
    };
    const high = Number.POSITIVE_INFINITY;
    const together = new Map(
      [...parts.reduce(less, new Map(whole.row))].map(([number, factor]) => [number, -factor]),
    );
    return [
      ...parts.map((part): Known => ({ row: less(new Map(whole.row), part), low: 0, high, says: 'NATURE' })),
      { row: together, low: 0, high, says: 'NATURE' },
    ];
  };
  const shorter = partsUntil(12)
    .filter((part) => longerOf(part) === whole.part)
    .flatMap((part) => cells.get(keyOf(whole.measure, part, whole.coordinates)) ?? []);
  const places =
    measure.dimensions[0]?.place && whole.coordinates[0] === null
      ? measure.dimensions[0].categories.flatMap(
          (place) => cells.get(keyOf(whole.measure, whole.part, whole.coordinates.with(0, place))) ?? [],
        )
      : [];
  // A year that is not over has no whole of its months.
  return [...among(shorter), ...among(places)];
}

function startsOf(known: readonly Known[]): number[] {
  const starts = [0];
  for (const { row } of known) starts.push(starts.at(-1)! + row.size);
  return starts;
}

/** How far a guarded sum can be told to lie, by everything that is told. */
export interface Interval {
  least: number;
  most: number;
}

/** Whether an interval leaves open whether it is about one or about as many as are small. */
const isOpen = ({ least, most }: Interval, small: number): boolean =>
  (least <= 1 + 1e-6 && most >= small - 1e-6) || most - least >= small + 1 - 1e-6;

/**
 * Looks, by linear programming, for guarded sums that the told numbers hem in although they do not follow from them, and withholds more until there
 * is none: first the word that a number is small, where the word tells, then the smallest number that hems in. Changes `judged`.
 * @returns how many numbers were withheld for it
 */
export async function withholdByIntervals(
  cube: Cube,
  measures: readonly Measure[],
  judged: Judged,
  { small }: Limits,
): Promise<number> {
  let more = 0;
  await eachInterval(cube, measures, judged, small, (interval, binding, open) => {
    if (isOpen(interval, small)) return false;
    const words = binding.filter(({ says }) => says === 'SMALL');
    if (words.length > 0) {
      for (const one of words) {
        unsay(cube, judged, one.cell!);
        open(one);
      }
      return true;
    }
    const [least] = binding
      .filter(({ says }) => says === 'VALUE')
      .sort((a, b) => rank(b.cell!) - rank(a.cell!) || a.cell!.value - b.cell!.value);
    if (!least) return false;
    judged.withheld.set(least.cell!.key, 'COMPLEMENT');
    open(least);
    more += 1;
    return true;
  });
  return more;
}

/** Says no longer that a cell and its parts are small, only that they are withheld. */
function unsay({ cells }: Cube, { withheld }: Judged, cell: Cell): void {
  withheld.set(cell.key, 'COMPLEMENT');
  for (const one of cells.values())
    if (one.measure === cell.measure && withheld.get(one.key) === 'SMALL' && isPart(one, cell))
      withheld.set(one.key, 'COMPLEMENT');
}

const isPart = (part: Cell, whole: Cell): boolean =>
  [...part.row.keys()].every((number) => whole.row.has(number));

const rank = ({ coordinates }: Cell): number => coordinates.filter((one) => one !== null).length;

/** The guarded sums that somebody with all told numbers could place too well. Empty is what is promised. */
export async function findHemmedIn(
  cube: Cube,
  measures: readonly Measure[],
  judged: Judged,
  { small }: Limits,
): Promise<(Guarded & Interval)[]> {
  const found: (Guarded & Interval)[] = [];
  await eachInterval(cube, measures, judged, small, (interval, _binding, _open, guarded) => {
    if (!isOpen(interval, small)) found.push({ ...guarded, ...interval });
    return false;
  });
  return found;
}

/**
 * Finds the interval of each guarded sum, but for those that two worlds already found show to be open.
 * @param judge gets the interval and what binds it, and can open what is known; says whether it did, and the sum is looked at again
 */
async function eachInterval(
  cube: Cube,
  measures: readonly Measure[],
  judged: Judged,
  small: number,
  judge: (interval: Interval, binding: Known[], open: (known: Known) => void, guarded: Guarded) => boolean,
): Promise<void> {
  if (judged.guarded.length === 0) return;
  const known = knownOf(cube, measures, judged, small);
  const highs = await startHighs();
  const model = highs.createModel({
    numCols: cube.base.length,
    numRows: known.length,
    colCost: cube.base.map(() => 0),
    colLower: cube.base.map(() => 0),
    colUpper: cube.base.map(() => 1e6),
    rowLower: known.map(({ low }) => low),
    rowUpper: known.map(({ high }) => (Number.isFinite(high) ? high : highs.infinity)),
    matrix: {
      format: 'csr',
      numRows: known.length,
      numCols: cube.base.length,
      starts: startsOf(known),
      indices: known.flatMap(({ row }) => [...row.keys()]),
      values: known.flatMap(({ row }) => [...row.values()]),
    },
  });
  try {
    model.options.set({ output_flag: false });
    const seen = judged.guarded.map(({ value }): Interval => ({ least: value, most: value }));
    /** Goes as far as it can with some sums together; on the way others are seen at other values. @returns what binds them */
    const reach = (sums: readonly Guarded[], sense: 1 | -1): Known[] => {
      const costs = new Float64Array(cube.base.length);
      for (const { row } of sums) for (const [number, factor] of row) costs[number]! += factor * sense;
      model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
      const { modelStatus } = model.run();
      if (modelStatus !== OPTIMAL) throw new Error(`The linear programme ended with ${modelStatus}.`);
      const { colValue, rowDual } = model.getSolution();
      for (const [at, { row }] of judged.guarded.entries()) {
        let value = 0;
        for (const [number, factor] of row) value += factor * colValue[number]!;
        seen[at]!.least = Math.min(seen[at]!.least, value);
        seen[at]!.most = Math.max(seen[at]!.most, value);
      }
      return known.filter((_, at) => Math.abs(rowDual[at]!) > 1e-7);
    };
    // Most of them are open, and two worlds show it of many at once.
    for (const sense of [-1, 1] as const)
      for (let before = Number.POSITIVE_INFINITY; ; ) {
        const some = judged.guarded.filter(
          (_, at) =>
            !isOpen(seen[at]!, small) && (sense === 1 ? seen[at]!.least > 1 : seen[at]!.most < small),
        );
        // Where a world shows little, what is left is looked at one by one.
        if (some.length === 0 || some.length > before * 0.98) break;
        before = some.length;
        reach(some, sense);
      }
    for (const [at, guarded] of judged.guarded.entries())
      for (let again = true; again; ) {
        if (isOpen(seen[at]!, small)) break;
        const upper = seen[at]!.most < small ? reach([guarded], -1) : [];
        const lower = isOpen(seen[at]!, small) ? [] : reach([guarded], 1);
        const open = (one: Known) => {
          model.changeRowBounds(known.indexOf(one), 0, highs.infinity);
          one.says = 'NATURE';
        };
        again = judge(seen[at]!, [...upper, ...lower], open, guarded);
      }
  } finally {
    model.dispose();
  }
}
