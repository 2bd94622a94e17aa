/** What is counted, by what, and when: an owner declares it and knows what its words mean. Nothing else in this folder does. */

/** One way in which what is counted can be told apart. */
export interface Dimension {
  name: string;
  /** Every single category; a total over all of them is asked for by naming none. */
  categories: readonly string[];
  /** Whether it is a place: what is nobody's at a place may be told there. At most one of a measure, and its first. */
  place?: true;
  /** Of a place that lies in another one: the dimension of those. Each of its categories is a path, see `places.ts`. */
  within?: string;
  /** Whether it can be another one for the same unit at another time, such as an age. */
  changes?: true;
  /** Of a DISTINCT measure: whether a unit can be of several categories at once. Each is a count of its own then, as places are. */
  several?: true;
}

export interface Measure {
  name: string;
  dimensions: readonly Dimension[];
  /**
   * `FLOW`: each record counts in its month, and months add up. `STOCK`: what is there at the end of a period: the `of` it that came until then
   * without those that went. `DISTINCT`: units, each counted once in a period at a place, so that neither periods nor places add up.
   */
  kind: 'FLOW' | 'STOCK' | 'DISTINCT';
  /** Of a stock: the measures that it is made of, whose first dimensions are its own. */
  of?: readonly { measure: string; sign: 1 | -1 }[];
  /**
   * Of a FLOW: what units do, each as often or as much as it likes. It is told of whole years, by one dimension at most, and stays as it was told: the
   * difference of two numbers would be what few did, however large it is.
   */
  acts?: true;
  /** Of acts without dimensions: they are those of another measure that are of certain categories. Nothing else is recorded of them. */
  sumOf?: { measure: string; dimension: string; categories: readonly string[] };
  /** Of acts without dimensions: there are numbers of quarters and months as well. What was on record when an edition first told of a month holds for good. */
  byMonth?: true;
  /** Of acts by month: the DISTINCT measure that counts once whoever did it. Whoever did it more than once is guarded. */
  once?: string;
  /** Of amounts: how many of theirs make one of the number, which is rounded to a whole one: 60 minutes an hour. */
  per?: number;
  /**
   * The measure of the same kind that counts all whom this one counts, in the same month and at the same place: who is counted there and not here is
   * guarded as well. What both tell apart, they tell apart by the same dimensions, the place among them, or one within it; each may have others. Of a
   * DISTINCT measure a unit is of the categories that it has there.
   */
  among?: string;
  /** Of one that is among another: that it counts all of whom that one counts is told as any other number, since it is no secret of theirs. */
  allIsTold?: true;
  /** Nobody can ask for it: it is there for a stock, such as what was there at the beginning. */
  hidden?: true;
  /**
   * Of an owner that counts people: it counts places. What it says follows from what is told of their people, so that none of it is judged, each number
   * is told, and it has up to three dimensions at any length of period.
   */
  ofPlaces?: true;
}

/** The measures that are judged together. */
export const judgedOf = (measures: readonly Measure[]): Measure[] =>
  measures.filter(({ ofPlaces }) => !ofPlaces);

/** Whether each category is a count of its own, beside that of the total. */
export const isApart = ({ place, several }: Dimension): boolean => place === true || several === true;

/** Whether a measure adds up what another one has of these categories. */
export function isPartOf({ sumOf: part }: Measure, of: Measure, coordinates: readonly string[]): boolean {
  if (part?.measure !== of.name) return false;
  const at = of.dimensions.findIndex(({ name }) => name === part.dimension);
  return part.categories.includes(coordinates[at]!);
}

/** One thing that is counted. */
export interface CountedRecord {
  measure: string;
  /** 1 to 12; 0 for what was before the year. Of a DISTINCT measure each month in which the unit is to be counted. */
  month: number;
  /** Who it is about: small is what few units make. */
  unit: number;
  /** A category of each dimension of the measure, in order. */
  coordinates: readonly string[];
  /** How often; once where nothing is said. */
  times?: number;
}

/** How much there is of something, in a month or, of a stock, at its end. One of 0 says that it is known. */
export interface Amount {
  measure: string;
  /** 1 to 12. */
  month: number;
  /** Of this part of the year alone, which ends with the month. */
  part?: Part;
  /** A category of each dimension of the measure, in order. */
  coordinates: readonly string[];
  /** Null where it is of few people: no number is told that it is part of. */
  amount: number | null;
}

/** A year of which more months are over than its last edition has. */
export interface Due {
  year: number;
  months: number;
}

/** From which number on it is told, and how many dimensions a table has at most, by the length of its periods. */
export interface Limits {
  /** The largest number of units that is never told. */
  small: number;
  dimensions: { MONTH: number; QUARTER: number; YEAR: number };
  /**
   * Up to how many base cells of a measure an asker is taken not to know which are empty. Where there are more, all empty ones are taken to be
   * known: it costs numbers, and no time.
   */
  empties: number;
}

/** The months of the base cells of a measure: of a hidden one what was before the year. */
export const timesOf = ({ hidden }: Measure, months: number): number[] =>
  hidden ? [0] : Array.from({ length: months }, (_, at) => at + 1);

/** Whether a measure has so few base cells that nobody is taken to know which are empty. */
export function hidesEmpty(measure: Measure, { empties }: Limits, months: number): boolean {
  const all = measure.dimensions.reduce((product, { categories }) => product * categories.length, 1);
  return all * timesOf(measure, months).length <= empties;
}

/** No question has more dimensions: what is told apart by more is withheld nearly whole. */
export const MOST_DIMENSIONS = 3;

/** How many dimensions a number of a measure has at most, of a period of that length; undefined where there is none of such a period. */
export function mostDimensionsOf(
  { acts, byMonth, ofPlaces, dimensions }: Measure,
  limits: Pick<Limits, 'dimensions'>,
  length: keyof Limits['dimensions'],
): number | undefined {
  if (acts) return length === 'YEAR' || byMonth ? Math.min(dimensions.length, 1) : undefined;
  return Math.min(dimensions.length, MOST_DIMENSIONS, ofPlaces ? MOST_DIMENSIONS : limits.dimensions[length]);
}

/** `M01` to `M12`, `Q1` to `Q4`, `YEAR`. */
export type Part = string;
export const MONTHS: readonly Part[] = Array.from(
  { length: 12 },
  (_, at) => `M${String(at + 1).padStart(2, '0')}`,
);
const QUARTERS: readonly Part[] = ['Q1', 'Q2', 'Q3', 'Q4'];

/** The parts of a year that are over once its first months are. */
export const partsUntil = (months: number): Part[] => [
  ...MONTHS.slice(0, months),
  ...QUARTERS.slice(0, Math.floor(months / 3)),
  ...(months === 12 ? ['YEAR'] : []),
];
export const levelOf = (part: Part): keyof Limits['dimensions'] =>
  part === 'YEAR' ? 'YEAR' : part.startsWith('Q') ? 'QUARTER' : 'MONTH';
/** The months of a part, first and last, 1 to 12. */
export const monthsOf = (part: Part): [first: number, last: number] => {
  if (part === 'YEAR') return [1, 12];
  const number = Number(part.slice(1));
  return part.startsWith('Q') ? [number * 3 - 2, number * 3] : [number, number];
};
/** The next longer part that contains it; undefined for the year. */
export const longerOf = (part: Part): Part | undefined =>
  part === 'YEAR' ? undefined : part.startsWith('Q') ? 'YEAR' : `Q${Math.ceil(Number(part.slice(1)) / 3)}`;
