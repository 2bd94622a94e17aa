import { judgeActs } from './acts.js';
import { firstCounts } from './acts-by-month.js';
import { withholdByIntervals } from './audit.js';
import { countCube } from './cells.js';
import type { CountedRecord, Limits, Measure, Part } from './declaration.js';
import type { Withheld } from './judged.js';
import { type Earlier, pastOf } from './past.js';
import { openedBy, protect } from './protect.js';
import { type Share, sharesOf } from './shares.js';

/** One number of an edition, as everybody gets it at all times. What is withheld is not kept in it. */
export interface Figure {
  key: string;
  measure: string;
  part: Part;
  /** A category or, for a total, null, by dimension of the measure. */
  coordinates: readonly (string | null)[];
  /** Null when it is withheld. As an earlier edition told it, where no more than a few people were corrected since. */
  value: number | null;
  withheld: Withheld | null;
  /** The nearest coarser number that is told, when this one is not; null where there is none. */
  openedBy: string | null;
}

export interface Edition {
  figures: Figure[];
  shares: Share[];
  /** How many numbers the intervals cost after the elimination. */
  byIntervals: number;
  /** What the next edition has to know of this one, and nobody is told. */
  ground: Pick<Earlier, 'base' | 'guarded'>;
}

/**
 * All numbers of the first months of a year, with what is withheld: by size, by elimination over all tables, and by intervals. The same records
 * give the same edition.
 * @param earlier all editions of the year that were told before, the first one first
 * @throws Error for a record that nobody declared, and when an earlier edition told of what nobody declares any more
 */
export async function buildEdition(
  measures: readonly Measure[],
  records: readonly CountedRecord[],
  limits: Limits,
  months: number,
  earlier: readonly Earlier[] = [],
): Promise<Edition> {
  const filledOnce = new Set(earlier.flatMap(({ base }) => base.map(([key]) => key)));
  const held = firstCounts(measures, earlier);
  const cube = countCube(measures, records, limits, months, filledOnce, held);
  const past = earlier.length > 0 ? pastOf(cube, measures, limits, earlier) : undefined;
  const acts = judgeActs(cube, measures, records, months, limits.small);
  const judged = protect(cube, measures, limits, past, acts);
  const byIntervals = await withholdByIntervals(cube, measures, judged, limits, past);
  const shares = sharesOf(measures, cube.cells.values(), judged.withheld);
  const figures = [...cube.cells.values()].map((cell): Figure => {
    const { key, measure, part, coordinates, value } = cell;
    const withheld = judged.withheld.get(key) ?? null;
    const opens = withheld ? openedBy(cube, judged.withheld, cell) : undefined;
    return {
      ...{ key, measure, part, coordinates, withheld },
      value: withheld ? null : (judged.kept.get(key) ?? value),
      openedBy: opens?.key ?? null,
    };
  });
  const ground = {
    base: cube.baseKeys.map((key, number) => [key, cube.base[number]!] as const),
    guarded: judged.guarded.flatMap(({ of }) => (of ? [of] : [])),
  };
  return { figures, shares, byIntervals, ground };
}
