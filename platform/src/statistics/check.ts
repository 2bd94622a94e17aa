import { checkTold } from './audit.js';
import { cubeOf } from './cells.js';
import type { Limits, Measure } from './declaration.js';
import type { Guarded } from './judged.js';
import { type Earlier, pastOf } from './past.js';
import type { Interval } from './programme.js';
import { type Share, sharesOf } from './shares.js';

/** What the solver finds of all editions of a year together. */
export interface Checked {
  /** How many small sums and corrections of few people nobody may find out. */
  guarded: number;
  /** Those of them that somebody with every edition could place too well. None is what is promised. */
  hemmedIn: (Guarded & Interval)[];
  /** What the last edition withholds. */
  shares: Share[];
}

/**
 * Judges editions as they are kept, from what stood in their base cells.
 * @param editions all of one year, the first one first; at least one
 * @throws Error when they tell of something that nobody declares any more
 */
export async function checkEditions(
  measures: readonly Measure[],
  limits: Limits,
  editions: readonly Earlier[],
): Promise<Checked> {
  const last = editions.at(-1)!;
  const counts = new Map<string, number>(
    editions.flatMap(({ base }) => base.map(([key]) => [key, 0] as const)),
  );
  for (const [key, count] of last.base) counts.set(key, count);
  const cube = cubeOf(measures, counts, limits, last.months);
  const past = pastOf(cube, measures, limits, editions);
  const hemmedIn = await checkTold(past, measures, limits);
  const withheld = new Set(last.figures.flatMap((one) => (one.withheld ? [one.key] : [])));
  return {
    guarded: past.guarded.length,
    hemmedIn,
    shares: sharesOf(measures, cube.cells.values(), withheld),
  };
}
