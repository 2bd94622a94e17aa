import { actsOf } from './acts.js';
import { judgeByMonth } from './acts-by-month.js';
import { amongKeyOf } from './among.js';
import { type Cell, type Cube, onceOf } from './cells.js';
import { countsIn } from './counts.js';
import { isApart, type Limits, longerOf, type Measure } from './declaration.js';
import { forbids, weigh } from './dominance.js';
import { Elimination } from './elimination.js';
import type { Guarded, Judged, Withheld } from './judged.js';
import { coarserThan, keyOf } from './keys.js';
import { type Past, signOf, sumOf } from './past.js';

/**
 * Says of every cell whether it is told: not when few units make it, and not when it would make a small sum a linear combination of told numbers,
 * over all tables at once and everything that was told before. Totals come first, then what is large. A number that few people changed since it
 * was told stays as it was.
 * @param actsOfFew sums of what units did that say too much of one or of few, as `judgeActs` finds them
 */
export function protect(
  cube: Cube,
  measures: readonly Measure[],
  limits: Limits,
  past?: Past,
  actsOfFew: readonly Guarded[] = [],
): Judged {
  const { cells, open } = cube;
  const withheld = new Map<string, Withheld>();
  const kept = new Map<string, number>();
  const candidates: Cell[] = [];
  const beside = new Map<string, Cell[]>();
  const sums = new Map<string, Guarded>();
  const guard = (one: Guarded) => {
    const sign = signOf(one.row);
    if (one.row.size > 0 && !sums.has(sign)) sums.set(sign, one);
  };
  const named = new Map(measures.map((one) => [one.name, one]));
  const familyOf = (key: string) => actsOf(named.get(key.slice(0, key.indexOf('|')))!);
  // What is told of acts is told once: beside it another number would tell what has been corrected since.
  const toldOnce = new Set([...(past?.told.keys() ?? [])].map(familyOf));
  const numbers = [...cells.values(), ...open.values()];
  const first: Cell[] = [];
  for (const [name, deeds] of cube.deeds) {
    const own = numbers.filter(({ measure }) => measure === name);
    const words = judgeByMonth(deeds, own, limits, past?.said ?? new Map());
    for (const cell of own) {
      const word = words.get(cell.key);
      if (!word) first.push(cell);
      else if (cells.has(cell.key)) withheld.set(cell.key, word);
    }
  }
  for (const cell of cells.values()) {
    if (cube.deeds.has(cell.measure)) continue;
    const { key, row, value } = cell;
    const last = past?.told.get(key);
    const reason = firstReason(cube, measures, cell, limits.small);
    if (last && signOf(last.row) === signOf(row)) candidates.push(cell);
    else if (last && (cell.contributions || Math.abs(last.value - value) <= limits.small))
      kept.set(key, last.value);
    else if (reason) withheld.set(key, reason);
    else if (cell.contributions && toldOnce.has(familyOf(key))) withheld.set(key, 'COMPLEMENT');
    else candidates.push(cell);
  }
  for (const cell of numbers) {
    const { value, units } = cell;
    if (cell.contributions) continue;
    const isFew = units <= limits.small && cell.row.size > 0;
    if (isFew && units > 0) guard(sumOf([cell]));
    const deeds = cube.deeds.get(cell.measure);
    const again = deeds?.of(deeds.monthsIn(cell.part)).again ?? 0;
    const once = again > 0 && again <= limits.small ? onceOf(cells, named, cell) : undefined;
    if (once && once.value < value) guard(sumOf([cell], [once]));
    for (const { whole, over } of wholesOf(cube, measures, cell)) {
      const rest = whole.value - value;
      if (rest > 0 && rest <= limits.small) guard(sumOf([whole], [cell]));
      if (isFew && over !== undefined)
        beside.set(`${whole.key} ${over}`, [...(beside.get(`${whole.key} ${over}`) ?? []), cell]);
    }
  }
  // What is left when all that is large is taken from a whole: with those of a stock who came and have all gone, and without.
  for (const some of beside.values())
    for (const all of [some, some.filter(({ value }) => value > 0)]) {
      const together = sumOf(all);
      if (together.value > 0 && together.value <= limits.small) guard(together);
    }
  // Who was counted several times: at two places, in two months.
  for (const whole of numbers) {
    const measure = named.get(whole.measure)!;
    if (measure.kind !== 'DISTINCT') continue;
    for (const parts of countsIn((key) => cells.get(key) ?? open.get(key), measure, whole)) {
      const again = sumOf(parts, [whole]);
      if (again.value > 0 && again.value <= limits.small) guard(again);
    }
  }
  for (const [whole, places] of placesWithin(cube, measures)) {
    const outside = sumOf([whole], places);
    if (outside.value > 0 && outside.value <= limits.small) guard(outside);
  }
  for (const one of actsOfFew) guard(one);
  for (const one of past?.guarded ?? []) guard(one);
  const elimination = new Elimination(past?.unknowns ?? cube.base.length);
  for (const row of past?.exact ?? []) elimination.know(row);
  // What was told before two people turned out to be one may be about few now; it cannot be taken back.
  const guarded = [...sums.values()].filter(({ row }) => !elimination.follows(row));
  elimination.guard(guarded.map(({ row }) => row));
  // What adds up a part of other acts was there before these.
  const isPart = ({ measure }: Cell) => Number(named.get(measure)!.sumOf !== undefined);
  candidates.sort((a, b) => isPart(b) - isPart(a) || totalsFirst(a, b));
  const promised: Cell[] = [];
  for (const cell of [...first, ...candidates]) {
    const isTold = elimination.tell(cell.row);
    if (open.has(cell.key)) promised.push(...(isTold ? [cell] : []));
    else if (!isTold) withheld.set(cell.key, 'COMPLEMENT');
  }
  return { withheld, kept, guarded, promised };
}

/**
 * The cells of which a cell is a part that can be subtracted: over all categories of one dimension, by its place, over a longer time, or of the
 * measure that it is among.
 * @returns with what others stand beside it that add up to the whole; undefined where they do not
 */
function wholesOf(
  { cells, open }: Cube,
  measures: readonly Measure[],
  cell: Cell,
): { whole: Cell; over: number | undefined }[] {
  const { measure, part, coordinates } = cell;
  const { kind, dimensions } = measures.find(({ name }) => name === measure)!;
  const longer = longerOf(part);
  const keys: { key: string; over: number | undefined }[] = coordinates.flatMap((one, at) =>
    one === null || (kind === 'DISTINCT' && dimensions[at]!.place)
      ? []
      : [
          {
            key: keyOf(measure, part, coordinates.with(at, null)),
            over: isApart(dimensions[at]!) && kind === 'DISTINCT' ? undefined : at,
          },
        ],
  );
  if (longer && kind === 'FLOW') keys.push({ key: keyOf(measure, longer, coordinates), over: -1 });
  const among = amongKeyOf(measures, cell);
  if (among) keys.push({ key: among, over: undefined });
  return keys.flatMap(({ key, over }) => {
    const whole = cells.get(key) ?? open.get(key);
    return whole ? [{ whole, over }] : [];
  });
}

/** What is counted at a place, with what is counted at all the places within it: who is at none of them is left, unless somebody is at several. */
function placesWithin({ cells, open }: Cube, measures: readonly Measure[]): Map<Cell, Cell[]> {
  const found = new Map<Cell, Cell[]>();
  const named = new Map(measures.map((one) => [one.name, one]));
  for (const cell of [...cells.values(), ...open.values()]) {
    const [place] = named.get(cell.measure)!.dimensions;
    if (!place?.within || cell.coordinates[0] === null) continue;
    const around = amongKeyOf(measures, cell);
    const whole = around && (cells.get(around) ?? open.get(around));
    if (whole) found.set(whole, [...(found.get(whole) ?? []), cell]);
  }
  return found;
}

/** The order in which numbers are told: totals, then large ones. */
export function totalsFirst(a: Cell, b: Cell): number {
  const rank = (cell: Cell) => cell.coordinates.filter((one) => one !== null).length;
  return rank(a) - rank(b) || b.value - a.value || (a.key < b.key ? -1 : 1);
}

/** What forbids to tell a cell whatever else is told. */
export function firstReason(
  cube: Cube,
  measures: readonly Measure[],
  cell: Cell,
  small: number,
): Withheld | undefined {
  const { dimensions, allIsTold } = measures.find(({ name }) => name === cell.measure)!;
  const among = amongKeyOf(measures, cell);
  if (cell.units <= small) {
    // Nobody at all was there: of nobody nothing is told.
    const coordinates = cell.coordinates.map((one, at) => (dimensions[at]!.place ? one : null));
    const whole = { ...cell, coordinates };
    // That a place within another one is empty is nobody's, whoever is in that one.
    const around = dimensions.some(({ within }) => within) ? undefined : amongKeyOf(measures, whole);
    const key = around ?? keyOf(cell.measure, cell.part, coordinates);
    if (cube.cells.get(key)!.units === 0) return undefined;
    // Few came, some of them again: the word would say that it is small.
    return cell.value > small && !cell.contributions ? 'COMPLEMENT' : 'SMALL';
  }
  if (cell.contributions && forbids(weigh(cell.contributions.values()), small)) return 'DOMINANCE';
  const wholes = cell.coordinates.flatMap((one, at) =>
    one === null || dimensions[at]!.place
      ? []
      : [keyOf(cell.measure, cell.part, cell.coordinates.with(at, null))],
  );
  const isEverybody = [...wholes, ...(among && !allIsTold ? [among] : [])].some(
    (key) => cube.cells.get(key)!.value === cell.value,
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
