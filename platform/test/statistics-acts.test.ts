import type { CountedRecord, Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Figure } from '@mrrm/platform/statistics/edition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followsFrom } from '../../test/support/statistics/follows-from.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
const MONTHS = ['01', '02', '03'];
const HELD: Measure = {
  name: 'HELD',
  kind: 'FLOW',
  acts: true,
  dimensions: [
    { name: 'place', categories: ['A', 'B'], place: true },
    { name: 'sort', categories: ['X', 'Y', 'Z'] },
    { name: 'month', categories: MONTHS },
  ],
};
const TALKS: Measure = {
  ...{ name: 'TALKS', kind: 'FLOW', acts: true, dimensions: [] },
  sumOf: { measure: 'HELD', dimension: 'sort', categories: ['X', 'Y'] },
};
const MEASURES = [HELD, TALKS];

/** Groups of units that do something so many times; now and then one of them far more often. */
const records = fc
  .array(
    fc.record({
      place: fc.constantFrom('A', 'B'),
      sort: fc.constantFrom('X', 'Y', 'Z'),
      month: fc.integer({ min: 1, max: 3 }),
      people: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 40 })),
      first: fc.integer({ min: 0, max: 60 }),
      most: fc.constantFrom(1, 1, 3, 90),
    }),
    { minLength: 4, maxLength: 10 },
  )
  .map((groups) =>
    groups.flatMap(({ place, sort, month, people, first, most }) =>
      Array.from(
        { length: people },
        (_, at): CountedRecord => ({
          ...{ measure: 'HELD', month, unit: first + at, times: at === 0 ? most : 1 + (at % 3) },
          coordinates: [place, sort, MONTHS[month - 1]!],
        }),
      ),
    ),
  );

/** Records that fit a choice of categories, as a sum of what stands in each combination, and whether it says too much of one or a few: by hand. */
function sumOf(all: readonly CountedRecord[], fits: (one: CountedRecord) => boolean) {
  const [sum, of] = [new Map<string, number>(), new Map<number, number>()];
  for (const one of all.filter(fits)) {
    sum.set(one.coordinates.join(), 1);
    of.set(one.unit, (of.get(one.unit) ?? 0) + one.times!);
  }
  const [first = 0, second = 0, ...others] = [...of.values()].sort((a, b) => b - a);
  const rest = others.reduce((total, one) => total + one, 0);
  const isSecret = of.size > 0 && (of.size <= 10 || first > second + rest || rest * 10 < first);
  return { sum, isSecret, value: first + second + rest };
}

type Choice = readonly (string | null)[];
const fitting = (choice: Choice) => (one: CountedRecord) =>
  choice.every((word, at) => word === null || word === one.coordinates[at]);
const choices: Choice[] = HELD.dimensions.reduce<(string | null)[][]>(
  (found, { categories }) => found.flatMap((one) => [null, ...categories].map((word) => [...one, word])),
  [[]],
);
const isTalk = ({ coordinates }: CountedRecord) => coordinates[1] !== 'Z';

/** Whatever is of few or of one above all, and what is left of a sum without a part of it that is one step finer. */
const secretsOf = (all: readonly CountedRecord[]) =>
  choices.flatMap((choice) => {
    const rests = choice.flatMap((word, at) => {
      const coarser = fitting(choice.with(at, null));
      return word === null ? [] : [sumOf(all, (one) => coarser(one) && !fitting(choice)(one))];
    });
    return [sumOf(all, fitting(choice)), ...rests].flatMap((one) => (one.isSecret ? [one.sum] : []));
  });

const fitsOf = ({ measure, coordinates }: Figure) => (measure === 'TALKS' ? isTalk : fitting(coordinates));

describe('sums of what units did', () => {
  it('are right where they are told, by one dimension of a whole year, and tell by no other number of one or of few; without complements they do', async () => {
    let [told, found] = [0, 0];
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const { figures } = await buildEdition(MEASURES, all, LIMITS, 12);
        const secrets = secretsOf(all);
        const sums = figures.map((one) => ({ ...one, ...sumOf(all, fitsOf(one)), told: one.value }));
        for (const one of sums) {
          expect([one.part, one.coordinates.filter((word) => word !== null).length < 2]).toEqual([
            'YEAR',
            true,
          ]);
          if (one.told !== null) expect([one.key, one.told]).toEqual([one.key, one.value]);
          // It says that it is of few, or of one above all, and not that others would tell it.
          if (one.isSecret) expect(['SMALL', 'DOMINANCE']).toContain(one.withheld);
        }
        const shown = sums.filter((one) => one.told !== null).map(({ sum }) => sum);
        expect(followsFrom(shown, secrets)).toEqual([]);
        told += shown.length;
        found += followsFrom(
          sums.filter(({ isSecret }) => !isSecret).map(({ sum }) => sum),
          secrets,
        ).length;
      }),
      { numRuns: 25, seed: 7 },
    );
    expect(told).toBeGreaterThan(100);
    expect(found).toBeGreaterThan(0);
  });

  it('stay as they were told, and nothing is told beside them of what was corrected since', async () => {
    const many = (sort: string, month: number, people: number, times = 2): CountedRecord[] =>
      Array.from({ length: people }, (_, unit) => ({
        ...{ measure: 'HELD', month, unit, times, coordinates: ['A', sort, MONTHS[month - 1]!] },
      }));
    const before = [...many('X', 1, 30), ...many('Z', 2, 30), ...many('Y', 3, 5)];
    const first = await buildEdition(MEASURES, before, LIMITS, 12);
    const earlier = { months: 12, figures: first.figures, ...first.ground };
    const again = await buildEdition(MEASURES, [...before, ...many('Y', 1, 20)], LIMITS, 12, [earlier]);
    const values = ({ figures }: { figures: Figure[] }) =>
      new Map(figures.map(({ key, value }) => [key, value]));
    expect(values(again)).toEqual(values(first));
    // With the talks the one sort would tell the other, of five.
    expect(['TALKS|YEAR', 'HELD|YEAR|*|Z|*', 'HELD|YEAR|*|X|*'].map((key) => values(first).get(key))).toEqual(
      [70, 60, null],
    );
    // Of a year whose talks alone were told before, by a program that knew no more, nothing else is told.
    const alone: Measure = { name: 'TALKS', kind: 'FLOW', acts: true, dimensions: [] };
    const talks = before.filter(isTalk).map((one) => ({ ...one, measure: 'TALKS', coordinates: [] }));
    const told = await buildEdition([alone], talks, LIMITS, 12);
    const known = { months: 12, figures: told.figures, ...told.ground };
    const later = await buildEdition(MEASURES, before, LIMITS, 12, [known]);
    expect(later.figures.flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))).toEqual([
      ['TALKS|YEAR', 70],
    ]);
  });
});
