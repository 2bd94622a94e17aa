import { type Cell, type Cube } from './cells.js';
import { countsIn } from './counts.js';
import { type Limits, type Measure } from './declaration.js';
import type { Guarded, Judged } from './judged.js';
import { coarserThan } from './keys.js';
import { type Past, signOf } from './past.js';
import { eachInterval, type Interval, type Line } from './programme.js';

/** A line of the linear programme: what somebody knows who has every number that is told. */
interface Known extends Line {
  /** The cell that says so; of what follows from the nature of things, none. */
  cell?: Cell;
  says: 'VALUE' | 'KEPT' | 'SMALL' | 'NATURE';
}

/** Whatever everybody may know: told values, that what is said to be small is, and that nobody is fewer than nobody. */
function knownOf(
  { cells, open, rests }: Cube,
  measures: readonly Measure[],
  judged: Judged,
  small: number,
): Known[] {
  const { withheld, kept, promised } = judged;
  const high = Number.POSITIVE_INFINITY;
  const known = rests.map((row): Known => ({ row, low: 0, high, says: 'NATURE' }));
  const named = new Map(measures.map((one) => [one.name, one]));
  for (const { row, value } of promised ?? [])
    if (row.size > 0) known.push({ row, low: value, high: value, says: 'NATURE' });
  // What can be asked once the year is over is not negative before: where nobody comes and goes any more, that is known then.
  for (const { measure, row } of open.values())
    if (named.get(measure)!.kind === 'STOCK' && row.size > 0)
      known.push({ row, low: 0, high, says: 'NATURE' });
  for (const cell of cells.values()) {
    const reason = withheld.get(cell.key);
    const { kind, acts } = named.get(cell.measure)!;
    if (cell.row.size === 0) continue;
    const old = reason ? undefined : kept.get(cell.key);
    // That acts stay as they were told does not say how many changed.
    if (old !== undefined && acts) continue;
    if (old !== undefined)
      known.push({ row: cell.row, low: old - small, high: old + small, cell, says: 'KEPT' });
    else if (!reason) known.push({ row: cell.row, low: cell.value, high: cell.value, cell, says: 'VALUE' });
    // Of acts few do, it may be any number.
    else if (acts) continue;
    // An older program said so of few who came more than once as well.
    else if (reason === 'SMALL' && cell.value <= small) {
      if (kind === 'STOCK' || !saidOfMore(cells, judged, kind, cell))
        known.push({ row: cell.row, low: 0, high: small, cell, says: 'SMALL' });
    } else if (kind === 'STOCK')
      known.push({ row: cell.row, low: 0, high: Number.POSITIVE_INFINITY, says: 'NATURE' });
    if (kind === 'DISTINCT') known.push(...linksOf(cells, named.get(cell.measure)!, cell));
  }
  return known;
}

/** What earlier editions told, each thing once: it cannot be taken back by withholding it now. */
function knownBefore({ worlds }: Past, measures: readonly Measure[], small: number): Map<string, Known> {
  const before = new Map<string, Known>();
  for (const { cube, judged } of worlds)
    for (const { row, low, high } of knownOf(cube, measures, judged, small)) {
      const sign = signOf(row);
      const known = before.get(sign) ?? { row, low, high, says: 'NATURE' };
      before.set(sign, { ...known, low: Math.max(known.low, low), high: Math.min(known.high, high) });
    }
  return before;
}

/** Everything that is known: of the present what was not known before. */
function allKnown(
  cube: Cube,
  measures: readonly Measure[],
  judged: Judged,
  small: number,
  past: Past | undefined,
): Known[] {
  const present = knownOf(cube, measures, judged, small);
  if (!past) return present;
  const before = knownBefore(past, measures, small);
  const isNew = ({ row, low, high }: Known) => {
    const known = before.get(signOf(row));
    return !known || low > known.low || high < known.high;
  };
  return [...before.values(), ...present.filter(isNew)];
}

/** Whether a coarser cell is said to be small as well: what is part of it then is small by that. */
const saidOfMore = (cells: Cube['cells'], { withheld }: Judged, kind: Measure['kind'], cell: Cell): boolean =>
  coarserThan(cell).some((key) => {
    const coarser = cells.get(key);
    if (!coarser || withheld.get(key) !== 'SMALL') return false;
    return kind === 'FLOW' || isPart(cell, coarser);
  });

/** Who was counted at a place, in one of several categories or in a month was counted at all places, in all and in the year: as many there at least, and no more than together. */
function linksOf(cells: Cube['cells'], measure: Measure, whole: Cell): Known[] {
  const high = Number.POSITIVE_INFINITY;
  const less = (row: Map<number, number>, { row: part }: Cell) => {
    for (const number of part.keys()) row.set(number, -1);
    return row;
  };
  // A year that is not over has no whole of its months.
  return countsIn((key) => cells.get(key), measure, whole).flatMap((parts): Known[] => {
    const together = new Map(
      [...parts.reduce(less, new Map(whole.row))].map(([number, factor]) => [number, -factor]),
    );
    return [
      ...parts.map((part): Known => ({ row: less(new Map(whole.row), part), low: 0, high, says: 'NATURE' })),
      { row: together, low: 0, high, says: 'NATURE' },
    ];
  });
}

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
  past?: Past,
): Promise<number> {
  let more = 0;
  const known = allKnown(cube, measures, judged, small, past);
  const takeBack = (binding: readonly Known[], open: (line: Known) => void): boolean => {
    const words = binding.filter(({ says }) => says === 'SMALL');
    if (words.length > 0) {
      for (const one of words) {
        unsay(cube, judged, one.cell!);
        one.says = 'NATURE';
        open(one);
      }
      return true;
    }
    const [least] = binding
      .filter(({ says }) => says === 'VALUE' || says === 'KEPT')
      .sort((a, b) => rank(b.cell!) - rank(a.cell!) || a.cell!.value - b.cell!.value);
    if (!least) return false;
    judged.withheld.set(least.cell!.key, 'COMPLEMENT');
    judged.kept.delete(least.cell!.key);
    least.says = 'NATURE';
    open(least);
    more += 1;
    return true;
  };
  // What earlier editions told cannot be taken back: where that binds the one end, the other one is opened.
  await eachInterval(
    known,
    judged.guarded,
    small,
    (_interval, { near, far }, open) => takeBack(near, open) || takeBack(far, open),
  );
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
export const findHemmedIn = (
  cube: Cube,
  measures: readonly Measure[],
  judged: Judged,
  { small }: Limits,
  past?: Past,
): Promise<(Guarded & Interval)[]> =>
  hemmedIn(allKnown(cube, measures, judged, small, past), judged.guarded, small);

/** The same of editions as they were told, of which the last one counts as well. */
export const checkTold = (
  past: Past,
  measures: readonly Measure[],
  { small }: Limits,
): Promise<(Guarded & Interval)[]> =>
  hemmedIn([...knownBefore(past, measures, small).values()], past.guarded, small);

async function hemmedIn(known: readonly Known[], guarded: readonly Guarded[], small: number) {
  const found: (Guarded & Interval)[] = [];
  await eachInterval(known, guarded, small, (interval, _binding, _open, one) => {
    found.push({ ...one, ...interval });
    return false;
  });
  return found;
}
