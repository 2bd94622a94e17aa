import type { Cell } from './cells.js';
import { type Limits, levelOf, type Measure } from './declaration.js';
import { dimensionsOf } from './dimensions.js';

/** What is withheld of all tables of one measure with the same dimensions and the same length of period. For the owner alone: it adds up what is withheld. */
export interface Share {
  measure: string;
  periods: keyof Limits['dimensions'];
  /** Joined by a plus; empty for totals. */
  dimensions: string;
  cells: number;
  withheld: number;
  /** The same of cells in which anybody stands. */
  filled: number;
  withheldOfFilled: number;
  /** What stands in them, and in the withheld ones of them. */
  counted: number;
  countedWithheld: number;
}

/** How much is withheld, table by table. */
export function sharesOf(
  measures: readonly Measure[],
  cells: Iterable<Cell>,
  withheld: { has(key: string): boolean },
): Share[] {
  const shares = new Map<string, Share>();
  const named = dimensionsOf(measures);
  for (const cell of cells) {
    const { key, measure, part, value } = cell;
    const periods = levelOf(part);
    const dimensions = named(cell);
    const table = `${measure} ${periods} ${dimensions}`;
    const none = { cells: 0, withheld: 0, filled: 0, withheldOfFilled: 0, counted: 0, countedWithheld: 0 };
    const share = shares.get(table) ?? { measure, periods, dimensions, ...none };
    shares.set(table, share);
    const isWithheld = Number(withheld.has(key));
    const isFilled = Number(value > 0);
    share.cells += 1;
    share.withheld += isWithheld;
    share.filled += isFilled;
    share.withheldOfFilled += isFilled * isWithheld;
    share.counted += value;
    share.countedWithheld += value * isWithheld;
  }
  return [...shares.values()];
}
