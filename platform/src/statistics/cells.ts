import { asCountedIn, countOf, restsOf, wholeCountOf } from './among.js';
import { combinations, patternsOf, pick, tablesOf } from './choices.js';
import {
  type CountedRecord,
  hidesEmpty,
  isApart,
  isPartOf,
  type Limits,
  levelOf,
  type Measure,
  monthsOf,
  mostDimensionsOf,
  type Part,
  partsUntil,
  timesOf,
} from './declaration.js';
import { Deeds } from './deeds.js';
import { keyOf, type Named } from './keys.js';

/** Base cells with what each adds: number of the base cell and factor. */
export type Row = ReadonlyMap<number, number>;

/** How much of a sum each unit adds. */
export type Contributions = ReadonlyMap<number, number>;

/** One number that can be asked for. */
export interface Cell extends Named {
  key: string;
  value: number;
  /** How many units make it, counted up to one more than what is small. */
  units: number;
  /** Of acts that are told of years alone: how much of it each unit adds. */
  contributions?: Contributions;
  /** Of which base cells it is made. */
  row: Row;
}

/** Everything that can be asked about a year, and of what it is made. */
export interface Cube {
  cells: Map<string, Cell>;
  /** What can be asked once the year or the quarter is over, as far as it has gone: it has to be kept apart from what is told until then. */
  open: Map<string, Cell>;
  /** What stands in each base cell. A base cell is never told by itself. */
  base: number[];
  baseKeys: string[];
  /** What is left of a measure without those who are counted by another one among it, or once: nobody is fewer than nobody. */
  rests: Row[];
  /** Of each measure of acts by month what they are made of; of none where that is not known any more. */
  deeds: Map<string, Deeds>;
}

/** Of acts: where whoever did it in that part of the year is counted once. */
export function onceOf(
  cells: Cube['cells'],
  measures: ReadonlyMap<string, Measure>,
  { measure, part }: Pick<Cell, 'measure' | 'part'>,
): Cell | undefined {
  const counted = measures.get(measures.get(measure)!.once ?? '');
  return (
    counted &&
    cells.get(
      keyOf(
        counted.name,
        part,
        counted.dimensions.map(() => null),
      ),
    )
  );
}

/** Everything that can be asked about the first months of a year, of which nothing is counted yet. */
class Tables {
  readonly cells = new Map<string, Cell>();
  readonly open = new Map<string, Cell>();
  readonly base: number[] = [];
  readonly baseKeys: string[] = [];
  rests: Row[] = [];
  readonly deeds = new Map<string, Deeds>();
  readonly parts: readonly Part[];
  readonly #begun: readonly Part[];
  readonly #measures: ReadonlyMap<string, Measure>;
  /** The measures of which nobody is taken to know where nobody stands. */
  readonly #hidesEmpty: ReadonlySet<string>;
  readonly #patterns: ReadonlyMap<string, number[][]>;
  readonly #numbers = new Map<string, number>();

  constructor(measures: readonly Measure[], limits: Limits, months: number) {
    this.parts = partsUntil(months);
    this.#begun = partsUntil(12).filter((part) => monthsOf(part)[0] <= months);
    this.#measures = new Map(measures.map((one) => [one.name, one]));
    this.#hidesEmpty = new Set(
      measures.filter((one) => hidesEmpty(one, limits, months)).map(({ name }) => name),
    );
    this.#patterns = new Map(
      measures.map((one) => [one.name, patternsOf(one.dimensions, mostDimensionsOf(one, limits, 'YEAR')!)]),
    );
    for (const measure of measures)
      for (const part of measure.hidden ? [] : this.#begun)
        for (const coordinates of tablesOf(
          measure.dimensions,
          mostDimensionsOf(measure, limits, levelOf(part)),
        )) {
          const key = keyOf(measure.name, part, coordinates);
          const row: Row = new Map();
          const cells = this.parts.includes(part) ? this.cells : this.open;
          cells.set(key, { key, measure: measure.name, part, coordinates, value: 0, units: 0, row });
        }
  }

  /** The base cell of that key: what it is part of is known from then on. */
  place(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.base.push(0) - 1;
    this.#numbers.set(key, number);
    this.baseKeys.push(key);
    for (const [of, factor] of this.#wholesOf(key)) {
      const row = this.#cell(of)?.row as Map<number, number> | undefined;
      row?.set(number, factor);
    }
    return number;
  }

  /** The cells of its own measure that a base cell is part of. */
  *own(key: string): Iterable<Cell> {
    const measure = key.slice(0, key.indexOf('|'));
    for (const [of] of this.#wholesOf(key)) {
      const cell = this.#cell(of);
      if (cell?.measure === measure) yield cell;
    }
  }

  /**
   * What is there adds up to the cells. Where nobody stands, everybody is taken to know it, of those too whom a correction has taken away: no cell is
   * made of that, but of a measure that hides it. @throws Error when a measure counts what is not counted by the one that it is among: a fault of the program */
  sum(): void {
    for (const cell of [...this.cells.values(), ...this.open.values()]) {
      cell.row = this.#withoutEmpty(cell.row);
      cell.value = 0;
      for (const [number, factor] of cell.row) cell.value += this.base[number]! * factor;
    }
    this.rests = [...this.#measures.values()]
      .flatMap((measure) => [...this.#restsOf(measure), ...this.#againOf(measure)])
      .map((rest) => this.#withoutEmpty(rest))
      .filter(({ size }) => size > 0);
  }

  /** What of acts nobody did for the first time, period by period. Who came on record later may be counted once and not in what holds. */
  #againOf(measure: Measure): Row[] {
    return [...this.cells.values()].flatMap((cell) => {
      const counted = cell.measure === measure.name ? onceOf(this.cells, this.#measures, cell) : undefined;
      if (!counted || counted.value > cell.value) return [];
      return [new Map([...cell.row, ...[...counted.row.keys()].map((number) => [number, -1] as const)])];
    });
  }

  #withoutEmpty(row: Row): Row {
    const isUnknown = (number: number) => {
      const key = this.baseKeys[number]!;
      return this.base[number] !== 0 || this.#hidesEmpty.has(key.slice(0, key.indexOf('|')));
    };
    return new Map([...row].filter(([number]) => isUnknown(number)));
  }

  #restsOf(measure: Measure): Row[] {
    const whole = this.#measures.get(measure.among ?? '');
    return whole ? restsOf(measure, whole, this) : [];
  }

  #cell(key: string): Cell | undefined {
    return this.cells.get(key) ?? this.open.get(key);
  }

  *#wholesOf(key: string): Iterable<[key: string, factor: number]> {
    const [name, when, ...coordinates] = key.split('|') as [string, string, ...string[]];
    const measure = this.#measures.get(name)!;
    if (measure.kind === 'DISTINCT') {
      // Each place and each period is a count of its own.
      const isOf = (pattern: readonly number[]) =>
        measure.dimensions.every(
          (one, at) => !isApart(one) || (coordinates[at] !== '') === pattern.includes(at),
        );
      for (const pattern of this.#patterns.get(name)!)
        if (isOf(pattern)) yield [keyOf(name, when, pick(coordinates, pattern)), 1];
      return;
    }
    // Months add up, and what came and went makes the stock.
    const month = Number(when);
    for (const part of this.#begun.filter((one) => contains(one, month)))
      for (const pattern of this.#patterns.get(name)!)
        yield [keyOf(name, part, pick(coordinates, pattern)), 1];
    for (const part of this.#measures.values())
      if (isPartOf(part, measure, coordinates)) yield [keyOf(part.name, 'YEAR', []), 1];
    for (const stock of this.#measures.values())
      for (const { sign } of (stock.of ?? []).filter((one) => one.measure === name))
        for (const part of this.#begun.filter((one) => monthsOf(one)[1] >= month))
          for (const pattern of this.#patterns.get(stock.name)!)
            yield [
              keyOf(stock.name, part, pick(coordinates.slice(0, stock.dimensions.length), pattern)),
              sign,
            ];
  }
}

/** In which base cells a record of a month counts. */
function baseKeysOf(
  measure: Measure,
  parts: readonly Part[],
  month: number,
  coordinates: readonly string[],
): string[] {
  if (measure.kind !== 'DISTINCT') return [[measure.name, month, ...coordinates].join('|')];
  const all = measure.dimensions.reduce<string[][]>(
    (found, dimension, at) =>
      found.flatMap((one) =>
        (isApart(dimension) ? [coordinates[at]!, ''] : [coordinates[at]!]).map((word) => [...one, word]),
      ),
    [[]],
  );
  return parts
    .filter((one) => contains(one, month))
    .flatMap((part) => all.map((words) => [measure.name, part, ...words].join('|')));
}

/**
 * Counts the tables of the first months of a year.
 * @param filledOnce base cells that earlier editions had
 * @param held of acts by month what stands in their base cells, whatever is on record now
 * @throws Error for a record whose measure or category nobody declared, or that has none beside it in the measure which its own is among: a fault of
 * the program
 */
export function countCube(
  measures: readonly Measure[],
  records: readonly CountedRecord[],
  limits: Limits,
  months: number,
  filledOnce: Iterable<string> = [],
  held: ReadonlyMap<string, number> = new Map(),
): Cube {
  const tables = new Tables(measures, limits, months);
  for (const key of filledOnce) tables.place(key);
  const named = new Map(measures.map((one) => [one.name, one]));
  const counted = new Map<string, string>();
  const units = new Map<string, Set<number>[]>();
  const met = new Map<string, Set<number>>();
  const metIn = (key: string) => {
    const known = units.get(key);
    if (known) return known;
    const all = [...tables.own(key)].map((cell) => {
      const some = met.get(cell.key) ?? new Set();
      met.set(cell.key, some);
      return some;
    });
    units.set(key, all);
    return all;
  };

  const isAmong = ({ measure: name }: CountedRecord): boolean => {
    const measure = named.get(name);
    if (!measure) throw new Error(`Nobody declared the measure ${name}.`);
    return measure.among !== undefined;
  };
  for (const { measure: name, month, unit, coordinates, times = 1 } of [
    ...records.filter((one) => !isAmong(one)),
    ...records.filter(isAmong),
  ]) {
    const measure = named.get(name)!;
    const whole = named.get(measure.among ?? '');
    const wrong = measure.dimensions.find(({ categories }, at) => !categories.includes(coordinates[at]!));
    if (wrong) throw new Error(`${name}: ${wrong.name} has no category ${coordinates}.`);
    if (month > months) continue;
    for (const found of baseKeysOf(measure, tables.parts, month, coordinates)) {
      let key = found;
      if (measure.kind === 'DISTINCT') {
        // Once a period at a place, whatever has changed of the unit since.
        const once = `${countOf(measure, found)}|${unit}`;
        if (counted.has(once)) continue;
        if (whole) {
          const there = counted.get(`${wholeCountOf(whole, measure, found)}|${unit}`);
          if (there === undefined) throw new Error(`${name} counts somebody whom ${whole.name} does not.`);
          key = asCountedIn(whole, measure, found, there);
        }
        counted.set(once, key);
      }
      tables.base[tables.place(key)]! += times;
      for (const some of metIn(key)) if (some.size <= limits.small) some.add(unit);
    }
  }
  for (const measure of measures.filter(({ kind }) => kind !== 'STOCK')) {
    if (!hidesEmpty(measure, limits, months)) continue;
    for (const coordinates of combinations(measure.dimensions))
      for (const month of timesOf(measure, months))
        for (const key of baseKeysOf(measure, tables.parts, month, coordinates)) tables.place(key);
  }
  for (const [key, count] of held)
    if (Number(key.split('|')[1]) <= months) tables.base[tables.place(key)] = count;
  tables.sum();
  for (const one of measures)
    if (one.byMonth) tables.deeds.set(one.name, new Deeds(one, records, months, held));
  for (const cell of [...tables.cells.values(), ...tables.open.values()]) {
    // Of whoever came some have gone: those who are there are counted one by one.
    const isStock = named.get(cell.measure)!.kind === 'STOCK';
    const deeds = tables.deeds.get(cell.measure);
    const counted = isStock ? Math.min(cell.value, limits.small + 1) : (met.get(cell.key)?.size ?? 0);
    cell.units = deeds?.of(deeds.monthsIn(cell.part)).units ?? counted;
  }
  return tables;
}

/** The tables of what once stood in the base cells. Nobody knows any more how many units made each. */
export function cubeOf(
  measures: readonly Measure[],
  base: ReadonlyMap<string, number>,
  limits: Limits,
  months: number,
): Cube {
  const tables = new Tables(measures, limits, months);
  for (const [key, count] of base) tables.base[tables.place(key)] = count;
  tables.sum();
  return tables;
}

export const contains = (part: Part, month: number): boolean =>
  monthsOf(part)[0] <= month && month <= monthsOf(part)[1];
