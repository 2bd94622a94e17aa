import { categoryOf, type Figure } from './numbers.js';

/** `PERIOD`, or a dimension. */
export type Axis = string;
export const PERIOD = 'PERIOD';

/** Numbers as a table: what stands at the left, what at the top, and what in between. */
export interface Pivot {
  rowAxes: Axis[];
  columnAxis?: Axis;
  /** For each row the keys of its axes. */
  rows: string[][];
  columns: string[];
  at(row: readonly string[], column?: string): Figure | undefined;
}

export const axesOf = ({ rowAxes, columnAxis }: Pivot): Axis[] => [
  ...rowAxes,
  ...(columnAxis ? [columnAxis] : []),
];

const keyOn = (axis: Axis, cell: Figure): string => (axis === PERIOD ? cell.period : categoryOf(cell, axis));
const unique = (keys: readonly string[]) => [...new Set(keys)];
const joined = (keys: readonly (string | undefined)[]) => keys.join('\n');

/** Of two axes the longer goes down, time when they are alike; of three, time goes to the right. */
export function pivotOf(cells: readonly Figure[], by: readonly string[]): Pivot {
  const periods = unique(cells.map(({ period }) => period));
  const axes = periods.length > 1 || by.length === 0 ? [PERIOD, ...by] : [...by];
  const lengthOf = (axis: Axis) => unique(cells.map((cell) => keyOn(axis, cell))).length;
  let columnAxis: Axis | undefined;
  if (axes.length === 2) columnAxis = lengthOf(axes[0]!) >= lengthOf(axes[1]!) ? axes[1] : axes[0];
  if (axes.length > 2) columnAxis = axes[0];
  const rowAxes = axes.filter((axis) => axis !== columnAxis);
  const found = new Map<string, Figure>();
  const rows = new Map<string, string[]>();
  for (const cell of cells) {
    const row = rowAxes.map((axis) => keyOn(axis, cell));
    rows.set(joined(row), row);
    found.set(joined([...row, columnAxis && keyOn(columnAxis, cell)]), cell);
  }
  return {
    rowAxes,
    ...(columnAxis && { columnAxis }),
    rows: [...rows.values()],
    columns: columnAxis ? unique(cells.map((cell) => keyOn(columnAxis, cell))) : [],
    at: (row, column) => found.get(joined([...row, column])),
  };
}
