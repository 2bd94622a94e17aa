import { countCube } from '@mrrm/platform/statistics/cells';
import { checkEditions } from '@mrrm/platform/statistics/check';
import type { CountedRecord, Dimension, Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Figure } from '@mrrm/platform/statistics/edition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackEdition } from '../../test/support/statistics/attacked-edition.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
const PLACE: Dimension = { name: 'place', categories: ['A', 'B'], place: true };
const AGE: Dimension = { name: 'age', categories: ['YOUNG', 'OLD'], changes: true };
const KIND: Dimension = { name: 'kind', categories: ['X', 'Y'] };
const SORT: Dimension = { name: 'sort', categories: ['S', 'T'] };
const MEASURES: Measure[] = [
  { name: 'MET', kind: 'DISTINCT', dimensions: [PLACE, AGE, KIND] },
  { name: 'GIVEN', kind: 'DISTINCT', among: 'MET', dimensions: [PLACE, KIND] },
  { name: 'CAME', kind: 'FLOW', dimensions: [PLACE, KIND] },
  { name: 'SEEN', kind: 'FLOW', among: 'CAME', dimensions: [PLACE, SORT] },
  { name: 'SHOWN', kind: 'FLOW', among: 'CAME', allIsTold: true, dimensions: [PLACE, KIND] },
];

interface Group {
  place: string;
  month: number;
  age: string;
  kind: string;
  count: number;
  /** Which of them, the first ones, were given something and seen. */
  given: number;
}

let nextUnit = 0;
const recordsOf = (groups: readonly Group[]): CountedRecord[] =>
  groups.flatMap(({ place, month, age, kind, count, given }) =>
    Array.from({ length: count }, (_, at) => ({ unit: nextUnit++, at })).flatMap(({ unit, at }) => {
      const of = (measure: string, ...coordinates: string[]) => ({
        ...{ measure, month, unit, coordinates },
      });
      const all = [of('MET', place, age, kind), of('CAME', place, kind)];
      if (at >= given) return all;
      const sort = at % 2 ? 'S' : 'T';
      return [of('GIVEN', place, kind), of('SEEN', place, sort), of('SHOWN', place, kind), ...all];
    }),
  );

const count = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 11, max: 50 }));
const groups = fc.array(
  fc
    .record({
      place: fc.constantFrom('A', 'B'),
      month: fc.integer({ min: 1, max: 3 }),
      age: fc.constantFrom('YOUNG', 'OLD'),
      kind: fc.constantFrom('X', 'Y'),
      count,
      less: fc.oneof(fc.integer({ min: 0, max: 12 }), count),
    })
    .map(({ less, ...one }): Group => ({ ...one, given: Math.max(0, one.count - less) })),
  { minLength: 4, maxLength: 9 },
);

const toldIn = (figures: readonly Figure[], key: string) => {
  const { value, withheld } = figures.find((one) => one.key === key)!;
  return value ?? withheld;
};

describe('a measure among another one', () => {
  it('counts nobody whom the other one does not', () => {
    const alone = [{ measure: 'GIVEN', month: 1, unit: 1, coordinates: ['A', 'X'] }];
    expect(() => countCube(MEASURES, alone, LIMITS, 1)).toThrow('whom MET does not');
    const seen = [{ measure: 'SEEN', month: 1, unit: 1, coordinates: ['A', 'S'] }];
    expect(() => countCube(MEASURES, seen, LIMITS, 1)).toThrow('whom CAME does not');
  });

  it('has each unit where the other one has it, in every period', () => {
    const at = (month: number, kind: string) => ({ month, unit: 7, coordinates: ['A', kind] });
    const records = [
      { ...at(2, 'Y'), measure: 'GIVEN' },
      { measure: 'MET', month: 1, unit: 7, coordinates: ['A', 'YOUNG', 'X'] },
      { measure: 'MET', month: 2, unit: 7, coordinates: ['A', 'YOUNG', 'Y'] },
    ];
    const { cells } = countCube(MEASURES, records, LIMITS, 3);
    const value = (part: string, kind: string) => cells.get(`GIVEN|${part}|*|${kind}`)!.value;
    expect([value('M02', 'Y'), value('Q1', 'X'), value('Q1', 'Y')]).toEqual([1, 1, 0]);
  });

  it('withholds that all, all but a few, or none were counted; that all were is told where it is no secret', async () => {
    const of = (given: number) => [
      { place: 'A', month: 1, age: 'OLD', kind: 'X', count: 30, given },
      { place: 'B', month: 1, age: 'OLD', kind: 'Y', count: 40, given: 20 },
    ];
    const told = async (given: number) => {
      const { figures } = await buildEdition(MEASURES, recordsOf(of(given)), LIMITS, 1);
      return ['GIVEN|M01|A|*', 'SEEN|M01|A|*', 'SHOWN|M01|A|*'].map((key) => toldIn(figures, key));
    };
    expect(await told(15)).toEqual([15, 15, 15]);
    expect(await told(30)).toEqual(['COMPLEMENT', 'COMPLEMENT', 30]);
    for (const one of await told(26)) expect(one).toBe('COMPLEMENT');
    for (const one of await told(0)) expect(one).toMatch(/^(SMALL|COMPLEMENT)$/);
  });

  it('lets nobody work out few, nor the few who are not among it; without complements they do', async () => {
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
      { numRuns: 4, seed: 17 },
    );
    expect(found).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(50);
  });
});

describe('a measure that is new', () => {
  const some: Group[] = [
    { place: 'A', month: 1, age: 'OLD', kind: 'X', count: 40, given: 20 },
    { place: 'B', month: 2, age: 'YOUNG', kind: 'Y', count: 50, given: 25 },
  ];

  it('is told by the next edition of a year, beside what the one before told without it', async () => {
    const records = recordsOf(some);
    const before = MEASURES.filter(({ among }) => among === undefined);
    const old = records.filter(({ measure }) => before.some(({ name }) => name === measure));
    const first = await buildEdition(before, old, LIMITS, 3);
    const earlier = { months: 3, figures: first.figures, ...first.ground };
    const second = await buildEdition(MEASURES, records, LIMITS, 3, [earlier]);
    for (const { key, value } of first.figures)
      if (value !== null) expect([key, toldIn(second.figures, key)]).toEqual([key, value]);
    expect(toldIn(second.figures, 'GIVEN|Q1|*|*')).toBe(45);
    const { hemmedIn } = await checkEditions(MEASURES, LIMITS, [
      earlier,
      { months: 3, figures: second.figures, ...second.ground },
    ]);
    expect(hemmedIn).toEqual([]);
  });

  it('is guarded against what the one before told: all but a few follow from no two editions', async () => {
    const few = recordsOf([{ ...some[0]!, given: 36 }, some[1]!]);
    const before = MEASURES.filter(({ among }) => among === undefined);
    const old = few.filter(({ measure }) => before.some(({ name }) => name === measure));
    const first = await buildEdition(before, old, LIMITS, 3);
    const earlier = { months: 3, figures: first.figures, ...first.ground };
    const { figures } = await buildEdition(MEASURES, few, LIMITS, 3, [earlier]);
    expect(toldIn(first.figures, 'MET|M01|*|*|*')).toBe(40);
    expect(toldIn(figures, 'GIVEN|M01|*|*')).toBe('COMPLEMENT');
  });
});
