import { findHemmedIn, withholdByIntervals } from '@mrrm/platform/statistics/audit';
import { type Cell, type Cube, countCube } from '@mrrm/platform/statistics/cells';
import type { CountedRecord, Dimension, Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition } from '@mrrm/platform/statistics/edition';
import type { Judged } from '@mrrm/platform/statistics/judged';
import { keyOf } from '@mrrm/platform/statistics/keys';
import { openedBy, protect } from '@mrrm/platform/statistics/protect';
import { forThePublic } from '@mrrm/platform/statistics/public';
import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { describe, expect, it } from 'vitest';
import { follows } from '../../test/support/follows.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 2, QUARTER: 2, YEAR: 2 }, empties: 200 };
const PLACE: Dimension = { name: 'place', categories: ['A', 'B'], place: true };
const KIND: Dimension = { name: 'kind', categories: ['X', 'Y', 'Z'] };
const CAME: Measure = { name: 'CAME', kind: 'FLOW', dimensions: [PLACE, KIND] };
const HAD: Measure = { ...CAME, name: 'HAD', hidden: true };
const WENT: Measure = { ...CAME, name: 'WENT' };
const THERE: Measure = {
  name: 'THERE',
  kind: 'STOCK',
  dimensions: [PLACE, KIND],
  of: [
    { measure: 'HAD', sign: 1 },
    { measure: 'CAME', sign: 1 },
    { measure: 'WENT', sign: -1 },
  ],
};
const MET: Measure = { name: 'MET', kind: 'DISTINCT', dimensions: [PLACE, KIND] };

/** So many units of a kind at a place in a month. */
type Counts = [measure: string, month: number, place: string, kind: string, count: number][];
let nextUnit = 0;
const recordsOf = (counts: Counts): CountedRecord[] =>
  counts.flatMap(([measure, month, place, kind, count]) =>
    Array.from({ length: count }, () => ({ measure, month, unit: nextUnit++, coordinates: [place, kind] })),
  );
const cubeOf = (counts: Counts, measures = [CAME], months = 3) =>
  countCube(measures, recordsOf(counts), LIMITS, months);

/** What somebody works out who has all told numbers, by a way of its own: small sums that are known to the unit. */
function found({ cells, base }: Cube, told: (cell: Cell) => boolean, { guarded }: Judged) {
  const dense = (row: ReadonlyMap<number, number>) => base.map((_, at) => row.get(at) ?? 0);
  const rows = [...cells.values()]
    .filter((cell) => told(cell) && cell.row.size > 0)
    .map(({ row }) => dense(row));
  return guarded.filter(({ row }) => follows(dense(row), rows));
}

/** Whether everybody at a place is of the one category: of that nothing is told, whatever else is. */
const isEverybody = ({ cells }: Cube, key: string): boolean => {
  const { measure, part, coordinates, value } = cells.get(key)!;
  return coordinates[1] !== null && cells.get(keyOf(measure, part, [coordinates[0]!, null]))!.value === value;
};

const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 11, max: 70 }));
const combined = [1, 2, 3].flatMap((month) =>
  ['A', 'B'].flatMap((place) => ['X', 'Y', 'Z'].map((kind) => ({ month, place, kind }))),
);
const quarter = fc
  .array(count, { minLength: combined.length, maxLength: combined.length })
  .map((counts) =>
    combined.map(({ month, place, kind }, at): Counts[number] => ['CAME', month, place, kind, counts[at]!]),
  );

describe('the tables of a year', () => {
  it('tell no number from which, with all others, a small one follows; without complements an attack finds some', () => {
    let foundWithout = 0;
    let told = 0;
    fc.assert(
      fc.property(quarter, (counts) => {
        const cube = cubeOf(counts);
        const judged = protect(cube, [CAME], LIMITS);
        expect(found(cube, ({ key }) => !judged.withheld.has(key), judged)).toEqual([]);
        foundWithout += found(cube, ({ units }) => units === 0 || units > LIMITS.small, judged).length;
        for (const cell of cube.cells.values()) {
          if (judged.withheld.has(cell.key)) continue;
          told += 1;
          expect(cell.value === 0 || cell.value > LIMITS.small).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
    expect(foundWithout).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(0);
  });

  it('withhold, number for number, what the published rule of suppression by Gauss does: a number is told unless a guarded sum is a combination then', () => {
    for (const counts of fc.sample(quarter, { numRuns: 3, seed: 4 })) {
      const cube = cubeOf(counts);
      const { withheld, guarded } = protect(cube, [CAME], LIMITS);
      const dense = (row: ReadonlyMap<number, number>) => cube.base.map((_, at) => row.get(at) ?? 0);
      const dimensions = ({ coordinates }: Cell) => coordinates.filter((one) => one !== null).length;
      const told: number[][] = [];
      const candidates = [...cube.cells.values()]
        .filter(({ units, row }) => units > LIMITS.small && row.size > 0)
        .sort((a, b) => dimensions(a) - dimensions(b) || b.value - a.value || (a.key < b.key ? -1 : 1));
      for (const { key, row } of candidates) {
        if (withheld.get(key) === 'COMPLEMENT' && isEverybody(cube, key)) continue;
        const more = [...told, dense(row)];
        const isKept = !guarded.some((one) => follows(dense(one.row), more));
        expect([key, !withheld.has(key)]).toEqual([key, isKept]);
        if (isKept) told.push(dense(row));
      }
    }
  });

  it('count what came, by month, place and kind and by their totals', () => {
    const cube = cubeOf([
      ['CAME', 1, 'A', 'X', 20],
      ['CAME', 2, 'B', 'Y', 30],
      ['CAME', 4, 'B', 'Y', 99],
    ]);
    const value = (part: string, place: string | null, kind: string | null) =>
      cube.cells.get(keyOf('CAME', part, [place, kind]))?.value;
    expect([value('Q1', null, null), value('M02', 'B', 'Y'), value('M02', 'A', null)]).toEqual([50, 30, 0]);
    // A period that is not over has no number.
    expect([value('YEAR', null, null), value('M04', null, null)]).toEqual([undefined, undefined]);
  });

  it('count units and not what they do', () => {
    const often = Array.from({ length: 12 }, (_, at) => ({
      ...{ measure: 'CAME', month: 1, unit: at % 3, coordinates: ['A', 'X'] },
    }));
    const cube = countCube([CAME], often, LIMITS, 1);
    const { withheld } = protect(cube, [CAME], LIMITS);
    const key = keyOf('CAME', 'M01', [null, null]);
    // That it is small would say that it is 10 at most.
    expect([cube.cells.get(key)!.value, cube.cells.get(key)!.units, withheld.get(key)]).toEqual([
      12,
      3,
      'COMPLEMENT',
    ]);
  });

  it('tell of nobody that nobody was there, and not that everybody is of one kind', () => {
    const cube = cubeOf([['CAME', 1, 'A', 'X', 30]], [CAME], 1);
    const { withheld } = protect(cube, [CAME], LIMITS);
    expect(withheld.get(keyOf('CAME', 'M01', ['B', null]))).toBeUndefined();
    expect(withheld.get(keyOf('CAME', 'M01', ['A', 'Y']))).toBe('SMALL');
    expect(withheld.get(keyOf('CAME', 'M01', ['A', 'X']))).toBe('COMPLEMENT');
  });

  it('do not let what came follow from what is there before and after', () => {
    const measures = [HAD, CAME, WENT, THERE];
    const cube = cubeOf(
      [
        ['HAD', 0, 'A', 'X', 50],
        ['CAME', 1, 'A', 'X', 25],
        ['WENT', 1, 'A', 'X', 20],
        ['CAME', 2, 'A', 'X', 5],
        ['WENT', 2, 'A', 'X', 20],
      ],
      measures,
      2,
    );
    const judged = protect(cube, measures, LIMITS);
    expect(cube.cells.get(keyOf('THERE', 'M02', ['A', 'X']))!.value).toBe(40);
    // All of them are large, and give the five.
    const large = ['THERE|M01|*|*', 'THERE|M02|*|*', 'WENT|M02|*|*'];
    expect(large.map((key) => cube.cells.get(key)!.value)).toEqual([55, 40, 20]);
    expect(found(cube, ({ key }) => large.includes(key), judged).length).toBeGreaterThan(0);
    expect(large.some((key) => judged.withheld.has(key))).toBe(true);
    expect(found(cube, ({ key }) => !judged.withheld.has(key), judged)).toEqual([]);
  });

  it('say which coarser question is answered', () => {
    const cube = cubeOf([
      ['CAME', 1, 'A', 'X', 4],
      ['CAME', 1, 'B', 'X', 40],
      ['CAME', 2, 'A', 'X', 40],
      ['CAME', 2, 'A', 'Y', 40],
      ['CAME', 3, 'B', 'Z', 40],
    ]);
    const { withheld } = protect(cube, [CAME], LIMITS);
    const small = cube.cells.get(keyOf('CAME', 'M01', ['A', 'X']))!;
    const opened = openedBy(cube, withheld, small)!;
    expect(withheld.has(opened.key)).toBe(false);
    expect(small.row.size).toBeLessThan(opened.row.size);
  });
});

/** The same question asked of the solver in words, with no line of what is tested. */
function intervalOf(highs: Highs, cube: Cube, judged: Judged, row: ReadonlyMap<number, number>) {
  const sum = (of: ReadonlyMap<number, number>) =>
    [...of].map(([number, factor]) => `${factor < 0 ? '-' : '+'} x${number}`).join(' ');
  const lines = [...cube.cells.values()].flatMap((cell, at) => {
    const reason = judged.withheld.get(cell.key);
    if (cell.row.size === 0 || reason === 'COMPLEMENT') return [];
    return [` c${at}: ${sum(cell.row)} ${reason ? `<= ${LIMITS.small}` : `= ${cell.value}`}`];
  });
  const ends = (['Minimize', 'Maximize'] as const).map((sense) => {
    const text = `${sense}\n goal: ${sum(row)}\nSubject To\n${lines.join('\n')}\nEnd`;
    return highs.solve(text, { output_flag: false }).ObjectiveValue;
  });
  return { least: ends[0]!, most: ends[1]! };
}

describe('the intervals in which small numbers can be told to lie', () => {
  it('are wide once more is withheld, of every small sum, whoever asks the solver; before, some are not', async () => {
    let before = 0;
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    const worlds = fc.sample(quarter, { numRuns: 2, seed: 16 });
    for (const counts of worlds) {
      const cube = cubeOf(counts);
      const judged = protect(cube, [CAME], LIMITS);
      before += (await findHemmedIn(cube, [CAME], judged, LIMITS)).length;
      await withholdByIntervals(cube, [CAME], judged, LIMITS);
      expect(await findHemmedIn(cube, [CAME], judged, LIMITS)).toEqual([]);
      for (const { row, value } of judged.guarded.filter((_, at) => at % 9 === 0)) {
        const { least, most } = intervalOf(highs, cube, judged, row);
        expect(least).toBeLessThanOrEqual(value + 1e-6);
        expect((least <= 1 + 1e-6 && most >= 10 - 1e-6) || most - least >= 11 - 1e-6).toBe(true);
      }
    }
    expect(before).toBeGreaterThan(0);
  });

  it('know that who was met in a quarter was met in one of its months', async () => {
    const units = (from: number, to: number, month: number, place: string): CountedRecord[] =>
      Array.from({ length: to - from }, (_, at) => ({
        ...{ measure: 'MET', month, unit: from + at, coordinates: [place, 'X'] },
      }));
    // Forty and forty are told, and eighty-four together: four at least were met in March alone.
    const cube = countCube(
      [MET],
      [...units(0, 40, 1, 'A'), ...units(40, 80, 2, 'A'), ...units(80, 84, 3, 'A')],
      LIMITS,
      3,
    );
    const judged = protect(cube, [MET], LIMITS);
    const told = ['M01', 'M02', 'Q1'].map((part) => keyOf('MET', part, [null, null]));
    expect(told.filter((key) => judged.withheld.has(key))).toEqual([]);
    expect((await findHemmedIn(cube, [MET], judged, LIMITS)).length).toBeGreaterThan(0);
    expect(await withholdByIntervals(cube, [MET], judged, LIMITS)).toBeGreaterThan(0);
    expect(told.some((key) => judged.withheld.has(key))).toBe(true);
    expect(await findHemmedIn(cube, [MET], judged, LIMITS)).toEqual([]);
  });
});

describe('an edition of few units of which one came twice', () => {
  const twice = (key: string) => ({ measure: 'CAME', month: 1, unit: -1, coordinates: ['A', key] });
  const records = [
    ...recordsOf([
      ['CAME', 1, 'A', 'X', 9],
      ['CAME', 1, 'A', 'Y', 9],
      ['CAME', 1, 'A', 'Z', 40],
    ]),
    ...[twice('X'), twice('X'), twice('Y')],
  ];

  it('can be built, also after one that called eleven small', async () => {
    const first = await buildEdition([CAME], records, LIMITS, 1);
    const [x] = first.figures.filter(({ key }) => key === 'CAME|M01|A|X');
    expect(x).toMatchObject({ value: null, withheld: 'COMPLEMENT' });
    const called = first.figures.map((one) => (one === x ? { ...one, withheld: 'SMALL' as const } : one));
    const second = await buildEdition([CAME], records, LIMITS, 1, [
      { months: 1, figures: called, ...first.ground },
    ]);
    expect(second.figures.length).toBe(first.figures.length);
  });
});

describe('units that are counted once', () => {
  const met = (many: number, from: number, ...at: [month: number, place: string][]) =>
    Array.from({ length: many }, (_, one) => from + one).flatMap((unit) =>
      at.map(([month, place]) => ({ measure: 'MET', month, unit, coordinates: [place, 'X'] })),
    );
  const told = async (records: CountedRecord[], keys: string[]) => {
    const { figures } = await buildEdition([MET], records, { ...LIMITS, empties: 0 }, 3);
    return keys.map((key) => {
      const { value, withheld } = figures.find((one) => one.key === key)!;
      return value ?? withheld;
    });
  };
  const places = ['MET|M01|*|*', 'MET|M01|A|*', 'MET|M01|B|*'];
  const months = ['MET|Q1|*|*', 'MET|M01|*|*', 'MET|M02|*|*'];

  it('do not tell that few were at two places, or in two months; that many were, or nobody, they do', async () => {
    const moved = (many: number) => [
      ...met(30, 0, [1, 'A']),
      ...met(40, 100, [1, 'B']),
      ...met(many, 200, [1, 'A'], [1, 'B']),
    ];
    expect(await told(moved(0), places)).toEqual([70, 30, 40]);
    expect(await told(moved(12), places)).toEqual([82, 42, 52]);
    expect((await told(moved(3), places)).filter((one) => one === 'COMPLEMENT')).toHaveLength(1);
    const again = (many: number) => [
      ...met(30, 0, [1, 'A']),
      ...met(40, 100, [2, 'A']),
      ...met(many, 200, [1, 'A'], [2, 'A']),
    ];
    expect(await told(again(0), months)).toEqual([70, 30, 40]);
    expect((await told(again(3), months)).filter((one) => one === 'COMPLEMENT')).toHaveLength(1);
  });

  it('are small up to ten', async () => {
    const some = [...met(10, 0, [1, 'A']), ...met(40, 100, [1, 'B']), ...met(30, 200, [2, 'A'])];
    expect(await told(some, ['MET|M01|A|*'])).toEqual(['SMALL']);
  });
});

describe('an edition', () => {
  const counts: Counts = [
    ['CAME', 1, 'A', 'X', 40],
    ['CAME', 1, 'A', 'Y', 20],
    ['CAME', 1, 'B', 'X', 3],
    ['CAME', 1, 'B', 'Y', 30],
    ['CAME', 2, 'A', 'Y', 25],
    ['CAME', 3, 'B', 'Z', 25],
  ];
  const build = () => buildEdition([CAME], recordsOf(counts), LIMITS, 3);

  it('keeps no number that it withholds, says what opens it, and is the same each time', async () => {
    const { figures, shares } = await build();
    const withheld = figures.filter(({ withheld: reason }) => reason !== null);
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.every(({ value }) => value === null)).toBe(true);
    const told = new Set(figures.flatMap(({ key, value }) => (value === null ? [] : [key])));
    expect(withheld.some(({ openedBy: key }) => key !== null)).toBe(true);
    expect(withheld.every(({ openedBy: key }) => key === null || told.has(key))).toBe(true);
    const sum = (of: 'cells' | 'withheld') => shares.reduce((all, one) => all + one[of], 0);
    expect([sum('cells'), sum('withheld')]).toEqual([figures.length, withheld.length]);
    expect((await build()).figures).toEqual(figures);
  });

  it('is rounded for the public only where it tells at all', () => {
    expect([11, 12, 13, 0].map(forThePublic)).toEqual([10, 10, 15, 0]);
  });
});
