import loadHighs, { type Model } from 'highs';
import type { Row } from './cells.js';
import type { Guarded } from './judged.js';

// The package declares its types as of CommonJS, and is imported as the other: what its default is stands one level higher.
const startHighs = loadHighs as unknown as typeof loadHighs.default;
let started: ReturnType<typeof startHighs> | undefined;

/** What HiGHS calls a solution that none surpasses. */
const OPTIMAL = 7;
/** Only the goal changes from one solution to the next: the last one is where the primal simplex goes on. */
const PRIMAL = 4;
const DUAL = 1;
/** Nothing is as many. */
const MOST = 1e6;

/** What is known of a sum. */
export interface Line {
  row: Row;
  low: number;
  /** Infinity where nothing is known of it. */
  high: number;
}

/** How far a guarded sum can be told to lie, by everything that is known. */
export interface Interval {
  least: number;
  most: number;
}

/** Whether an interval leaves open whether it is about one or about as many as are small; of acts, whether it is as wide as what they add up to. */
export const isOpen = ({ least, most }: Interval, small: number, span?: number): boolean =>
  (span === undefined && least <= 1 + 1e-6 && most >= small - 1e-6) ||
  most - least >= Math.max(small + 1, span ?? 0) - 1e-6;

/** Judges a sum that is not open, by the lines that bind it. @returns whether it has opened one of these: the sum is looked at again then */
type Judge<L extends Line> = (
  interval: Interval,
  binding: Binding<L>,
  open: (line: L) => void,
  guarded: Guarded,
) => boolean;

/** The lines at the end where an interval stops too early, and those at its other end: without them it is wider as well. */
export interface Binding<L extends Line> {
  near: L[];
  far: L[];
}

/** Finds the interval of each guarded sum, but for those that worlds already found show to be open. */
export async function eachInterval<L extends Line>(
  lines: readonly L[],
  guarded: readonly Guarded[],
  small: number,
  judge: Judge<L>,
): Promise<void> {
  started ??= startHighs();
  const highs = await started;
  for (const part of apart(lines, guarded)) {
    const numbers = [...new Set([...part.lines, ...part.guarded].flatMap(({ row }) => [...row.keys()]))];
    const columns = new Map(numbers.map((number, column) => [number, column]));
    const model = highs.createModel({
      numCols: numbers.length,
      numRows: part.lines.length,
      colCost: numbers.map(() => 0),
      colLower: numbers.map(() => 0),
      colUpper: numbers.map(() => MOST),
      rowLower: part.lines.map(({ low }) => low),
      rowUpper: part.lines.map(({ high }) => (Number.isFinite(high) ? high : highs.infinity)),
      matrix: {
        format: 'csr',
        numRows: part.lines.length,
        numCols: numbers.length,
        starts: startsOf(part.lines),
        indices: part.lines.flatMap(({ row }) => [...row.keys()].map((number) => columns.get(number)!)),
        values: part.lines.flatMap(({ row }) => [...row.values()]),
      },
    });
    try {
      model.options.set({ output_flag: false, simplex_strategy: PRIMAL });
      const open = (line: L) => void model.changeRowBounds(part.lines.indexOf(line), 0, highs.infinity);
      new Programme(model, part, columns, small).judgeAll(judge, open);
    } finally {
      model.dispose();
    }
  }
}

function startsOf(lines: readonly Line[]): number[] {
  const starts = [0];
  for (const { row } of lines) starts.push(starts.at(-1)! + row.size);
  return starts;
}

interface Part<L extends Line> {
  lines: L[];
  guarded: Guarded[];
}

/** What has nothing to do with each other: each is a programme of its own, and a smaller one is solved sooner. */
function apart<L extends Line>(lines: readonly L[], guarded: readonly Guarded[]): Part<L>[] {
  const next = new Map<number, number>();
  const rootOf = (number: number): number => {
    let at = number;
    for (let up = next.get(at) ?? at; up !== at; up = next.get(at) ?? at) {
      next.set(at, next.get(up) ?? up);
      at = up;
    }
    return at;
  };
  const firstOf = ({ row }: { row: Row }): number => row.keys().next().value ?? -1;
  for (const one of [...lines, ...guarded])
    for (const number of one.row.keys()) next.set(rootOf(number), rootOf(firstOf(one)));
  const parts = new Map<number, Part<L>>();
  for (const one of guarded) {
    const root = rootOf(firstOf(one));
    const part = parts.get(root) ?? { lines: [], guarded: [] };
    part.guarded.push(one);
    parts.set(root, part);
  }
  for (const line of lines) parts.get(rootOf(firstOf(line)))?.lines.push(line);
  return [...parts.values()];
}

/** A guarded sum by the columns of the programme, and between which values it was seen in some world. */
interface Sought {
  guarded: Guarded;
  numbers: Int32Array;
  factors: Float64Array;
  seen: Interval;
}

class Programme<L extends Line> {
  readonly #sought: readonly Sought[];

  constructor(
    private readonly model: Model,
    private readonly part: Part<L>,
    private readonly columns: ReadonlyMap<number, number>,
    private readonly small: number,
  ) {
    this.#sought = part.guarded.map((guarded) => ({
      guarded,
      numbers: Int32Array.from(guarded.row.keys(), (number) => columns.get(number)!),
      factors: Float64Array.from(guarded.row.values()),
      seen: { least: guarded.value, most: guarded.value },
    }));
  }

  judgeAll(judge: Judge<L>, open: (line: L) => void): void {
    // Two worlds show of many at once that they are open; more of them cost more than they show.
    for (const sense of [-1, 1] as const) this.#reach(this.#sought, sense);
    for (const one of this.#sought) {
      const { seen, guarded } = one;
      const isDone = () => isOpen(seen, this.small, guarded.span);
      if (isDone()) continue;
      let binding = this.#bounds(one);
      while (!isDone() && judge(seen, binding, open, guarded)) binding = this.#bounds(one);
    }
  }

  /** Goes as far as it can with one sum, down and up. @returns the lines that bind it */
  #bounds(one: Sought): Binding<L> {
    const { seen, guarded } = one;
    const lower = this.#reach([one], 1);
    const upper = isOpen(seen, this.small, guarded.span) ? [] : this.#reach([one], -1);
    const [isLow, isHigh] = [seen.most < this.small, seen.least > 1];
    return {
      near: [...(isLow ? upper : []), ...(isHigh ? lower : [])],
      far: [...(isLow ? [] : upper), ...(isHigh ? [] : lower)],
    };
  }

  /** Goes as far as it can with some sums together; on the way others are seen at other values. @returns the lines that bind them */
  #reach(sums: readonly Sought[], sense: 1 | -1): L[] {
    const { model, part, columns } = this;
    const costs = new Float64Array(columns.size);
    for (const { numbers, factors } of sums)
      for (const [at, number] of numbers.entries()) costs[number]! += factors[at]! * sense;
    model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
    let { modelStatus } = model.run();
    if (modelStatus !== OPTIMAL) {
      // What goes on from the last solution can lose its way by rounding: it begins anew then.
      model.clearSolver();
      model.options.set({ simplex_strategy: DUAL });
      ({ modelStatus } = model.run());
      model.options.set({ simplex_strategy: PRIMAL });
    }
    if (modelStatus !== OPTIMAL) throw new Error(`The linear programme ended with ${modelStatus}.`);
    const { colValue, rowDual } = model.getSolution();
    for (const { numbers, factors, seen, guarded } of this.#sought) {
      if (isOpen(seen, this.small, guarded.span)) continue;
      let value = 0;
      for (let at = 0; at < numbers.length; at += 1) value += factors[at]! * colValue[numbers[at]!]!;
      seen.least = Math.min(seen.least, value);
      seen.most = Math.max(seen.most, value);
    }
    return part.lines.filter((_, at) => Math.abs(rowDual[at]!) > 1e-7);
  }
}
