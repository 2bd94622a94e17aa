import { axesOf, PERIOD, type Pivot } from './pivot.js';

export type Kind = 'bars' | 'lines' | 'heat';

/** Which kinds of chart can show these numbers, the best one first; none for a single number. */
export function kindsFor(pivot: Pivot): Kind[] {
  const axes = axesOf(pivot);
  const many = pivot.rows.length * Math.max(1, pivot.columns.length);
  if (many < 2) return [];
  if (axes.includes(PERIOD)) return axes.length === 1 ? ['bars', 'lines'] : ['lines', 'bars', 'heat'];
  return axes.length === 1 ? ['bars'] : ['heat', 'bars'];
}
