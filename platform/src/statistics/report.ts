import type { Query } from '../database/database.js';
import { checkEditions } from './check.js';
import { judgedOf } from './declaration.js';
import { earlierEditions } from './ground.js';
import { newestEditions } from './kept.js';
import type { CountedByOwner } from './owner.js';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

/** What is found of a year: sentences for the owner, who may know what is withheld. */
export interface Report {
  lines: string[];
  /** Whether no small number can be placed too well by all that was told. */
  isSafe: boolean;
}

/**
 * Checks every edition of a year that is kept, with the solver, and tells how much the last one withholds by table.
 * @throws Error when the year has no edition
 */
export async function reportOn(query: Query, counted: CountedByOwner, year: number): Promise<Report> {
  if ('addUp' in counted) {
    const last = (await newestEditions(query, counted)).find((one) => one.year === year);
    if (!last) throw new Error(`There is no edition of ${year}.`);
    const { number, months } = last;
    return {
      isSafe: true,
      lines: [
        `${year}: ${number} ${number === 1 ? 'edition' : 'editions'}, the last one of ${months} months. Its numbers are added up, and none is judged by others.`,
      ],
    };
  }
  const { editions, places } = await earlierEditions(query, counted, year);
  if (editions.length === 0) throw new Error(`There is no edition of ${year}.`);
  const last = editions.at(-1)!;
  const measures = judgedOf(counted.measures(places.sort()));
  const { guarded, hemmedIn, shares } = await checkEditions(measures, counted.limits, editions);
  const told = last.figures.filter(({ value }) => value !== null).length;
  return {
    isSafe: hemmedIn.length === 0,
    lines: [
      `${year}: ${editions.length} ${editions.length === 1 ? 'edition' : 'editions'}, the last one of ${last.months} months: ${told} of ${last.figures.length} numbers told.`,
      `${guarded} small sums and small corrections, of which ${hemmedIn.length} can be placed too well.`,
      ...hemmedIn.map(
        ({ least, most, of }) => `  ${of?.plus.join(' and ') ?? 'a correction'}: ${least} to ${most}`,
      ),
      'Withheld, of cells with anybody and of what stands in them:',
      ...shares
        .filter(({ counted: all }) => all > 0)
        .map(
          (one) =>
            `  ${one.measure} by ${one.periods}${one.dimensions && ` and ${one.dimensions}`}: ${percent(one.withheldOfFilled, one.filled)} of ${one.filled} cells, ${percent(one.countedWithheld, one.counted)} of ${one.counted}`,
        ),
    ],
  };
}

/** Years of which there is an edition. */
export const yearsTold = async (query: Query, counted: CountedByOwner): Promise<number[]> =>
  (await newestEditions(query, counted)).map(({ year }) => year);

/** How many months the last edition of a year has. @throws Error when it has none */
export async function lastMonths(query: Query, counted: CountedByOwner, year: number): Promise<number> {
  const last = (await newestEditions(query, counted)).find((one) => one.year === year);
  if (!last) throw new Error(`There is no edition of ${year}.`);
  return last.months;
}
