import { countCube } from '@mrrm/platform/statistics/cells';
import type { CountedRecord, Dimension, Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition } from '@mrrm/platform/statistics/edition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackEdition } from '../../test/support/statistics/attacked-edition.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
const PLACE: Dimension = { name: 'place', categories: ['A', 'B'], place: true };
const WING: Dimension = { name: 'wing', categories: ['A/1', 'A/2', 'B/1'], place: true, within: 'place' };
const KIND: Dimension = { name: 'kind', categories: ['X', 'Y'] };
const MEASURES: Measure[] = [
  { name: 'MET', kind: 'DISTINCT', dimensions: [PLACE, KIND] },
  { name: 'MET_IN_WINGS', kind: 'DISTINCT', among: 'MET', allIsTold: true, dimensions: [WING] },
];

/** So many units of a kind at a place in a month; the first ones of them are in a wing, and some of these in another one as well. */
interface Group {
  place: string;
  month: number;
  kind: string;
  count: number;
  wings: Record<string, number>;
}

let nextUnit = 0;
const recordsOf = (groups: readonly Group[]): CountedRecord[] =>
  groups.flatMap(({ place, month, kind, count, wings }) => {
    const units = Array.from({ length: count }, () => nextUnit++);
    const of = (measure: string, unit: number, ...coordinates: string[]) => ({
      ...{ measure, month, unit, coordinates },
    });
    let from = 0;
    const inWings = Object.entries(wings).flatMap(([wing, some]) => {
      const own = units.slice(Math.min(from, count), from + some);
      from += some;
      return own.map((unit) => of('MET_IN_WINGS', unit, wing));
    });
    return [...inWings, ...units.map((unit) => of('MET', unit, place, kind))];
  });

const few = fc.integer({ min: 0, max: 12 });
const size = fc.oneof(few, fc.integer({ min: 11, max: 60 }));
const groups = fc.array(
  fc
    .record({
      place: fc.constantFrom('A', 'B'),
      month: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom('X', 'Y'),
      first: size,
      second: size,
      outside: fc.oneof(few, size),
    })
    .map(({ first, second, outside, ...one }): Group => {
      const wings: Record<string, number> =
        one.place === 'A' ? { 'A/1': first, 'A/2': second } : { 'B/1': first };
      const inside = Object.values(wings).reduce((sum, some) => sum + some, 0);
      return { ...one, count: inside + outside, wings };
    }),
  { minLength: 4, maxLength: 9 },
);

const at = (place: string, count: number, wings: Record<string, number>): Group => ({
  ...{ place, month: 1, kind: 'X', count, wings },
});
const toldIn = async (some: readonly Group[], ...keys: string[]) => {
  const { figures } = await buildEdition(MEASURES, recordsOf(some), LIMITS, 1);
  return keys.map((key) => {
    const { value, withheld } = figures.find((one) => one.key === key)!;
    return value ?? withheld;
  });
};
const [ALL, ONE, TWO, OTHER] = ['*', 'A/1', 'A/2', 'B/1'].map((wing) => `MET_IN_WINGS|M01|${wing}`) as [
  string,
  string,
  string,
  string,
];

describe('a place within another one', () => {
  it('has nobody who is not at that one', () => {
    const records = [
      { measure: 'MET', month: 1, unit: 1, coordinates: ['B', 'X'] },
      { measure: 'MET_IN_WINGS', month: 1, unit: 1, coordinates: ['A/1'] },
    ];
    expect(() => countCube(MEASURES, records, LIMITS, 1)).toThrow('whom MET does not');
  });

  it('counts whoever was in several in each, and once in all', async () => {
    const unit = (coordinates: string[], measure = 'MET_IN_WINGS') => ({
      ...{ measure, month: 1, coordinates },
    });
    const records = Array.from({ length: 12 }, (_, one) => [
      { ...unit(['A', 'X'], 'MET'), unit: one },
      { ...unit(['A/1']), unit: one },
      { ...unit(['A/2']), unit: one },
    ]).flat();
    const { cells } = countCube(MEASURES, records, LIMITS, 1);
    expect([ALL, ONE, TWO, OTHER].map((key) => cells.get(key)!.value)).toEqual([12, 12, 12, 0]);
  });

  it('is told with nobody or with everybody in it, but not with few or with all but few', async () => {
    const other = at('B', 60, { 'B/1': 30 });
    expect(await toldIn([at('A', 80, { 'A/1': 30, 'A/2': 30 }), other], ONE, TWO, OTHER)).toEqual([
      30, 30, 30,
    ]);
    expect(await toldIn([at('A', 80, { 'A/1': 30 }), other], ONE, TWO)).toEqual([30, 0]);
    expect(await toldIn([at('A', 30, { 'A/1': 30 }), other], ONE)).toEqual([30]);
    expect(await toldIn([at('A', 80, { 'A/1': 30, 'A/2': 4 }), other], TWO)).toEqual(['SMALL']);
    expect(await toldIn([at('A', 34, { 'A/1': 30 }), other], ONE)).toEqual(['COMPLEMENT']);
  });

  it('does not tell, with others of its place, that few are in none of them', async () => {
    const [one, two] = await toldIn(
      [at('A', 64, { 'A/1': 30, 'A/2': 30 }), at('B', 60, { 'B/1': 30 })],
      ONE,
      TWO,
    );
    expect([one, two].filter((told) => told === 'COMPLEMENT')).toHaveLength(1);
  });

  it('lets nobody work out few, in it or in none; without complements they do', async () => {
    let [found, asked] = [0, 0];
    await fc.assert(
      fc.asyncProperty(groups, async (some) => {
        const world = { records: recordsOf(some), months: 3 };
        const attacked = await attackEdition(MEASURES, world, LIMITS);
        expect(attacked.found).toEqual([]);
        expect(attacked.hemmedIn).toEqual([]);
        found += attacked.foundCarelessly.length;
        asked += attacked.asked;
      }),
      { numRuns: 6, seed: 23 },
    );
    expect(found).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(50);
  });
});
