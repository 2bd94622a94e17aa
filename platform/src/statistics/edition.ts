import { withholdByIntervals } from './audit.js';
import { countCube } from './cells.js';
import type { CountedRecord, Limits, Measure, Part } from './declaration.js';
import { openedBy, protect, type Withheld } from './protect.js';

/** One number of an edition, as everybody gets it at all times. What is withheld is not kept in it. */
export interface Figure {
  key: string;
  measure: string;
  part: Part;
  /** A category or, for a total, null, by dimension of the measure. */
  coordinates: readonly (string | null)[];
  /** Null when it is withheld. */
  value: number | null;
  withheld: Withheld | null;
  /** The nearest coarser number that is told, when this one is not; null where there is none. */
  openedBy: string | null;
}

/** What an edition withholds, of one measure. `people` counts what stands in its finest tables by months, once a table. */
export interface Share {
  cells: number;
  withheldCells: number;
  /** Of cells in which anybody stands. */
  withheldOfNotEmpty: number;
  notEmpty: number;
}

export interface Edition {
  figures: Figure[];
  shares: Map<string, Share>;
  /** How many numbers the intervals cost after the elimination. */
  byIntervals: number;
}

/**
 * All numbers of the first months of a year, with what is withheld: by size, by elimination over all tables, and by intervals. The same records
 * give the same edition.
 * @param first keys that an earlier edition of the year told: they stay told where they can
 * @throws Error for a record that nobody declared
 */
export async function buildEdition(
  measures: readonly Measure[],
  records: readonly CountedRecord[],
  limits: Limits,
  months: number,
  first?: ReadonlySet<string>,
): Promise<Edition> {
  const cube = countCube(measures, records, limits, months);
  const judged = protect(cube, measures, limits, first);
  const byIntervals = await withholdByIntervals(cube, measures, judged, limits);
  const shares = new Map<string, Share>();
  const figures = [...cube.cells.values()].map((cell): Figure => {
    const { key, measure, part, coordinates, value, units } = cell;
    const withheld = judged.withheld.get(key) ?? null;
    const share = shares.get(measure) ?? { cells: 0, withheldCells: 0, withheldOfNotEmpty: 0, notEmpty: 0 };
    share.cells += 1;
    if (withheld) share.withheldCells += 1;
    if (units > 0) share.notEmpty += 1;
    if (units > 0 && withheld) share.withheldOfNotEmpty += 1;
    shares.set(measure, share);
    const opens = withheld ? openedBy(cube, judged.withheld, cell) : undefined;
    return {
      ...{ key, measure, part, coordinates, withheld },
      value: withheld ? null : value,
      openedBy: opens?.key ?? null,
    };
  });
  return { figures, shares, byIntervals };
}
