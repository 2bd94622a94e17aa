import { addUp } from '@mrrm/platform/statistics/amounts';
import { type Amount, type Limits, type Measure, monthsOf } from '@mrrm/platform/statistics/declaration';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const LIMITS: Limits = { small: 0, dimensions: { MONTH: 1, QUARTER: 2, YEAR: 2 }, empties: 0 };
const MINUTES: Measure = {
  name: 'MINUTES',
  kind: 'FLOW',
  per: 60,
  dimensions: [
    { name: 'place', categories: ['A', 'B'], place: true },
    { name: 'sort', categories: ['X', 'Y', 'Z'] },
  ],
};
const LEFT: Measure = { ...MINUTES, name: 'LEFT', kind: 'STOCK', per: 1 };
const amounts = fc.array(
  fc
    .record({
      place: fc.constantFrom('A', 'B'),
      sort: fc.constantFrom('X', 'Y', 'Z'),
      month: fc.integer({ min: 1, max: 12 }),
      measure: fc.constantFrom('MINUTES', 'LEFT'),
      amount: fc.option(fc.integer({ min: 0, max: 5_000 }), { freq: 20 }),
    })
    .map(({ place, sort, ...rest }): Amount => ({ coordinates: [place, sort], ...rest })),
  { maxLength: 20 },
);

describe('amounts in which nobody can be found', () => {
  it('are refused when nobody declared them', () => {
    const one: Amount = { measure: 'MINUTES', month: 1, coordinates: ['A', 'X'], amount: 1 };
    for (const wrong of [{ measure: 'HOURS' }, { coordinates: ['C', 'X'] }, { coordinates: ['A', 'W'] }])
      expect(() => addUp([MINUTES], [{ ...one, ...wrong }], LIMITS, 12)).toThrow();
  });

  it('are told whole, each the sum of its own, but for those of few people and where nothing is on record', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 12 }), (some, months) => {
        const told = new Set<string>();
        for (const figure of addUp([MINUTES, LEFT], some, LIMITS, months)) {
          const { key, measure, part, coordinates, value, withheld } = figure;
          told.add(key);
          const [first, last] = monthsOf(part);
          const [from, per] = measure === 'LEFT' ? [last, 1] : [first, 60];
          const within = some.filter(
            (one) => one.measure === measure && one.month >= from && one.month <= last,
          );
          const of = (at: number, { coordinates: own }: Amount) =>
            coordinates[at] === null || own[at] === coordinates[at];
          const own = within.filter((one) => of(0, one) && of(1, one));
          const isTold = own.every(({ amount }) => amount !== null);
          const sum = own.reduce((all, { amount }) => all + (amount ?? 0), 0);
          expect([value, withheld]).toEqual(isTold ? [Math.round(sum / per), null] : [null, 'SMALL']);
          expect(within.some((one) => of(0, one))).toBe(true);
          expect(last).toBeLessThanOrEqual(months);
        }
        for (const { measure, month, coordinates } of some.filter((one) => one.month <= months)) {
          const part = `M${String(month).padStart(2, '0')}`;
          for (const [place, sort] of [
            [coordinates[0], '*'],
            ['*', coordinates[1]],
            ['*', '*'],
          ])
            expect(told).toContain(`${measure}|${part}|${place}|${sort}`);
        }
      }),
      { numRuns: 100 },
    );
  });
});
