import { countCube } from '@mrrm/platform/statistics/cells';
import { checkEditions } from '@mrrm/platform/statistics/check';
import type { CountedRecord, Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Figure } from '@mrrm/platform/statistics/edition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followsFrom } from '../../test/support/statistics/follows-from.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
const GIVEN: Measure = {
  name: 'GIVEN',
  kind: 'DISTINCT',
  dimensions: [
    { name: 'place', categories: ['A', 'B'], place: true },
    { name: 'sort', categories: ['X', 'Y', 'Z'], several: true },
  ],
};
type Sum = Map<string, number>;

/** Each unit at a place in a month, with what it was given there. */
const records = fc
  .array(
    fc.record({
      place: fc.constantFrom('A', 'B'),
      month: fc.integer({ min: 1, max: 3 }),
      sorts: fc.constantFrom(['X'], ['X', 'Y'], ['X', 'Y', 'Z'], ['X', 'Z'], ['Y']),
      count: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 11, max: 40 })),
    }),
    { minLength: 3, maxLength: 8 },
  )
  .map((groups) => {
    let unit = 0;
    return groups.flatMap(({ place, month, sorts, count }) =>
      Array.from({ length: count }, () => unit++).flatMap((one) =>
        sorts.map(
          (sort): CountedRecord => ({ measure: 'GIVEN', month, unit: one, coordinates: [place, sort] }),
        ),
      ),
    );
  });

/** Counted by hand: how many units there are of a part, a place and a sort, by its own name. */
function countedByHand(all: readonly CountedRecord[], { part, coordinates: [place, sort] }: Figure): number {
  const isIn = (month: number) => part === 'YEAR' || part === 'Q1' || part === `M0${month}`;
  const met = all.filter(
    (one) =>
      isIn(one.month) &&
      (place === null || one.coordinates[0] === place) &&
      (sort === null || one.coordinates[1] === sort),
  );
  return new Set(met.map(({ unit }) => unit)).size;
}

/** What nobody may find out: small counts, and who of a place was given something else alone. */
function secretsOf(all: readonly CountedRecord[], figures: readonly Figure[]): Sum[] {
  const isSmall = (value: number) => value > 0 && value <= LIMITS.small;
  return figures.flatMap((one) => {
    const value = countedByHand(all, one);
    const secrets: Sum[] = isSmall(value) ? [new Map([[one.key, 1]])] : [];
    const whole = figures.find(
      ({ part, coordinates }) =>
        part === one.part && coordinates[0] === one.coordinates[0] && coordinates[1] === null,
    )!;
    if (one.coordinates[1] !== null && isSmall(countedByHand(all, whole) - value))
      secrets.push(
        new Map([
          [whole.key, 1],
          [one.key, -1],
        ]),
      );
    return secrets;
  });
}

describe('counts of units that are of several categories', () => {
  it('are right where they are told, and tell by no other number of few, nor who had none of a category; without complements they do', async () => {
    let [found, told] = [0, 0];
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const { figures, ground } = await buildEdition([GIVEN], all, LIMITS, 12);
        const secrets = secretsOf(all, figures);
        for (const one of figures)
          if (one.value !== null) expect([one.key, one.value]).toEqual([one.key, countedByHand(all, one)]);
        const sums = figures.filter(({ value }) => value !== null).map(({ key }): Sum => new Map([[key, 1]]));
        expect(followsFrom(sums, secrets)).toEqual([]);
        told += sums.length;
        const large = [...countCube([GIVEN], all, LIMITS, 12).cells.values()].filter(
          ({ units }) => units > LIMITS.small,
        );
        found += followsFrom(
          large.map(({ key }): Sum => new Map([[key, 1]])),
          secrets,
        ).length;
        const { hemmedIn } = await checkEditions([GIVEN], LIMITS, [{ months: 12, figures, ...ground }]);
        expect(hemmedIn).toEqual([]);
      }),
      { numRuns: 6, seed: 11 },
    );
    expect(found).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(50);
  });
});
