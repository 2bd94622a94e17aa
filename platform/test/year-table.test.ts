import {
  type Asked,
  LEAST_PEOPLE,
  LEAST_PEOPLE_COMBINED,
  PERIODS,
  type Period,
  type YearCell,
  YearTable,
} from '@mrrm/platform/figures/year-table';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follows } from '../../test/support/follows.js';

const QUARTERS = [1, 2, 3, 4];
const CATEGORIES = ['A', 'B', 'C', null];
const periods = Object.keys(PERIODS) as Period[];

/** A year: for each quarter and category how many received something and how many did not; small numbers are frequent. */
const number = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 11, max: 80 }));
const year = fc
  .array(fc.tuple(number, number), { minLength: 16, maxLength: 16 })
  .map((parts) =>
    QUARTERS.flatMap((quarter, row) =>
      CATEGORIES.map((category, column) => ({ quarter, category, parts: parts[row * 4 + column]! })),
    ),
  );

const questions: Asked[] = periods.flatMap((period) =>
  [null, 'A', 'B', 'C'].map((category) => ({ period, category, combined: false })),
);

/** Which cells a set speaks of, as a row of 0 and 1. */
const rowOf = (period: Period, categories: (string | null)[]) =>
  QUARTERS.flatMap((quarter) =>
    CATEGORIES.map((category) =>
      (PERIODS[period] as readonly number[]).includes(quarter) && categories.includes(category) ? 1 : 0,
    ),
  );

const totalOf = (cells: YearCell[], row: number[]) =>
  [0, 1].map((part) => cells.reduce((sum, { parts }, index) => sum + row[index]! * parts[part]!, 0));

describe('the figures of a year', () => {
  it('are never about 1 to 10 people, nor about all but 1 to 10, nor does that follow from all of them together', () => {
    fc.assert(
      fc.property(year, (cells) => {
        const table = new YearTable(cells);
        const told = questions
          .filter((asked) => table.tell(asked))
          .map(({ period, category }) => rowOf(period, category === null ? CATEGORIES : [category]));
        // Every set of categories in every period: also those that nobody can ask for.
        for (const period of periods)
          for (let set = 1; set < 16; set += 1) {
            const row = rowOf(
              period,
              CATEGORIES.filter((_, index) => set & (1 << index)),
            );
            const [received, not] = totalOf(cells, row) as [number, number];
            if (received + not === 0 || !follows(row, told)) continue;
            expect(Math.min(received, not), `${period} ${set}`).toBeGreaterThanOrEqual(LEAST_PEOPLE);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('tell the true number when every cell is large', () => {
    const cells = QUARTERS.flatMap((quarter) =>
      ['A', 'B'].map((category) => ({ quarter, category, parts: [20 + quarter, 30] })),
    );
    const table = new YearTable(cells);
    expect(table.tell({ period: 'Q2', category: 'A', combined: false })).toEqual([22, 30]);
    expect(table.tell({ period: 'YEAR', category: null, combined: false })).toEqual([180, 240]);
  });

  it('close a whole level of the year over one small quarter, and stay open above', () => {
    const sizes = [30, 3, 30, 30];
    const table = new YearTable(
      sizes.map((size, row) => ({ quarter: row + 1, category: 'A', parts: [size] })),
    );
    const told = (period: Period) => table.tell({ period, category: null, combined: false });
    expect([told('Q1'), told('Q2'), told('Q4')]).toEqual([null, null, null]);
    expect([told('H1'), told('H2'), told('YEAR')]).toEqual([[33], [60], [93]]);
  });

  it('are withheld alike for nobody, for few and for a category that is not there', () => {
    const table = new YearTable([{ quarter: 1, category: 'A', parts: [3] }]);
    for (const period of periods)
      for (const category of ['A', 'B', null])
        expect(table.tell({ period, category, combined: false })).toBeNull();
  });

  it('by two filters need large cells in the whole table', () => {
    const cells = (size: number) =>
      ['A+X', 'A+Y', 'B+X'].map((category, row) => ({
        quarter: 1,
        category,
        parts: [row === 0 ? size : 90],
      }));
    const asked: Asked = { period: 'YEAR', category: 'A+Y', combined: true };
    expect(new YearTable(cells(LEAST_PEOPLE_COMBINED - 1)).tell(asked)).toBeNull();
    expect(new YearTable(cells(LEAST_PEOPLE_COMBINED)).tell(asked)).toEqual([90]);
  });
});
