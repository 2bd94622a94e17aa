/** Fewest people of whom a figure speaks. */
export const LEAST_PEOPLE = 11;
/** Fewest people of whom a figure speaks that is chosen by two filters at once. */
export const LEAST_PEOPLE_COMBINED = 50;

/** The parts of a calendar year that may be asked for, by their quarters. There are no others: free ranges can be subtracted. */
export const PERIODS = {
  Q1: [1],
  Q2: [2],
  Q3: [3],
  Q4: [4],
  H1: [1, 2],
  H2: [3, 4],
  YEAR: [1, 2, 3, 4],
} as const;
export type Period = keyof typeof PERIODS;

const LEVELS: readonly (readonly Period[])[] = [['Q1', 'Q2', 'Q3', 'Q4'], ['H1', 'H2'], ['YEAR']];

/** People of one quarter and one category (null for an unknown one), split into the parts of which a figure would tell. */
export interface YearCell {
  quarter: number;
  category: string | null;
  parts: readonly number[];
}

/** One question: a part of the year, and one category or all. */
export interface Asked {
  period: Period;
  category: string | null;
  /** Whether the categories combine two filters. */
  combined: boolean;
}

type Parts = readonly number[];
const sum = (cells: readonly Parts[]): number[] =>
  cells.reduce<number[]>((total, parts) => parts.map((part, index) => part + (total[index] ?? 0)), []);
const people = (parts: Parts) => parts.reduce((total, part) => total + part, 0);
const isSafe = (parts: Parts, least = LEAST_PEOPLE) =>
  people(parts) === 0 || (people(parts) >= least && parts.every((part) => part >= LEAST_PEOPLE));
const minus = (one: Parts, other: Parts) => one.map((part, index) => part - (other[index] ?? 0));

/** The cells of one year at one place, by one filter or two: which sums of them may be told. */
export class YearTable {
  readonly #categories: string[];

  constructor(private readonly cells: readonly YearCell[]) {
    this.#categories = [...new Set(cells.flatMap(({ category }) => category ?? []))];
  }

  /** The sum over a period, of one category or of everybody. */
  of(period: Period, category?: string | null): number[] {
    const quarters: readonly number[] = PERIODS[period];
    const within = this.cells.filter(
      (cell) =>
        quarters.includes(cell.quarter) &&
        (category === undefined || (cell.category ?? '') === (category ?? '')),
    );
    return sum(within.map(({ parts }) => parts));
  }

  /**
   * The figure, when it speaks of nobody: neither it, nor what is left when it is taken from any other figure of this
   * table that may be told, is about 1 to 10 people or about all of a group but 0 to 10. It looks at the whole year, not
   * at what was asked before, so that the answer is the same for everybody at any time.
   * @returns the parts; null when they are withheld
   */
  tell({ period, category, combined }: Asked): number[] | null {
    const level = LEVELS.findIndex((periods) => periods.includes(period));
    if (!this.#periodsAreSafe(level)) return null;
    const parts = category === null ? this.of(period) : this.of(period, category);
    if (people(parts) === 0) return null;
    if (category === null) return parts;
    const told = combined ? this.#allSafe(level) : this.#told(level).has(category);
    return told ? parts : null;
  }

  #periodsAreSafe(level: number): boolean {
    return LEVELS[level]!.every((period) => isSafe(this.of(period)));
  }

  /** Two filters at once are told when every cell of the whole table is large. */
  #allSafe(level: number): boolean {
    return LEVELS[level]!.every((period) =>
      [...this.#categories, null].every((category) =>
        isSafe(this.of(period, category), LEAST_PEOPLE_COMBINED),
      ),
    );
  }

  /** The categories that are told at a level: each is large in every period, and so is what is left of all others together. */
  #told(level: number): Set<string> {
    if (!this.#periodsAreSafe(level)) return new Set();
    const finer = level > 0 ? this.#told(level - 1) : new Set<string>();
    const periods = LEVELS[level]!;
    const size = (category: string) => people(this.of('YEAR', category));
    const more = this.#categories
      .filter(
        (category) => !finer.has(category) && periods.every((period) => isSafe(this.of(period, category))),
      )
      .sort((one, other) => size(other) - size(one) || one.localeCompare(other));
    const restIsSafe = (told: string[]) =>
      periods.every((period) =>
        isSafe(told.reduce((rest, category) => minus(rest, this.of(period, category)), this.of(period))),
      );
    while (more.length > 0 && !restIsSafe([...finer, ...more])) more.pop();
    return new Set([...finer, ...more]);
  }
}

/** Writes where somebody stands in the table, for another owner's slice. */
export const cellName = (quarter: number, category: string | null): string => `${quarter} ${category ?? ''}`;

/** Reads it back. @returns undefined for anything else */
export function readCellName(name: string): { quarter: number; category: string | null } | undefined {
  const [, quarter, category] = /^([1-4]) ([A-Z0-9_+]{0,80})$/.exec(name) ?? [];
  return quarter ? { quarter: Number(quarter), category: category || null } : undefined;
}

/** Writes a question, for another owner's slice. */
export const questionName = ({ period, category, combined }: Asked): string =>
  `${period} ${combined ? '2' : '1'} ${category ?? ''}`;

/** Reads it back. @returns undefined for anything else */
export function readQuestionName(name: string): Asked | undefined {
  const [, period, filters, category] = /^(Q[1-4]|H[12]|YEAR) ([12]) ([A-Z0-9_+]{0,80})$/.exec(name) ?? [];
  return period
    ? { period: period as Period, category: category || null, combined: filters === '2' }
    : undefined;
}
