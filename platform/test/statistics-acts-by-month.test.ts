import { countCube } from '@mrrm/platform/statistics/cells';
import { checkEditions } from '@mrrm/platform/statistics/check';
import {
  type CountedRecord,
  type Limits,
  type Measure,
  monthsOf,
} from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Figure } from '@mrrm/platform/statistics/edition';
import type { Earlier } from '@mrrm/platform/statistics/past';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followsFrom } from '../../test/support/statistics/follows-from.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
const MEASURES: Measure[] = [
  { name: 'MET', kind: 'DISTINCT', dimensions: [{ name: 'place', categories: ['A', 'B'], place: true }] },
  { name: 'DID', kind: 'FLOW', dimensions: [], acts: true, byMonth: true, once: 'MET' },
];

/** So many units that did it in a month so often each, the first of them counted from there. */
interface Group {
  month: number;
  from: number;
  count: number;
  times: number;
  place: string;
}
const group = (month: number, count: number, more: Partial<Group> = {}): Group => ({
  ...{ month, count, from: month * 1000, times: 1, place: 'A' },
  ...more,
});
const recordsOf = (groups: readonly Group[]): CountedRecord[] =>
  groups.flatMap(({ month, from, count, times, place }) =>
    Array.from({ length: count }, (_, at) => from + at).flatMap((unit): CountedRecord[] => [
      { measure: 'DID', month, unit, coordinates: [], times },
      { measure: 'MET', month, unit, coordinates: [place] },
    ]),
  );

type Edition = Omit<Earlier, 'figures'> & { figures: readonly Figure[] };

/** One edition after the other, of what was on record then. */
async function told(editions: readonly { groups: readonly Group[]; months: number }[]) {
  const earlier: Edition[] = [];
  for (const { groups, months } of editions) {
    const { figures, ground } = await buildEdition(MEASURES, recordsOf(groups), LIMITS, months, earlier);
    earlier.push({ months, figures, ...ground });
  }
  return earlier;
}
const wordsOf = (edition: { figures: readonly Figure[] }, ...parts: string[]) =>
  parts.map((part) => {
    const { value, withheld } = edition.figures.find(({ key }) => key === `DID|${part}`)!;
    return value ?? withheld;
  });
/** The editions of each month after the other. */
const monthly = (groups: readonly Group[], months: number) =>
  Array.from({ length: months }, (_, at) => ({ groups, months: at + 1 }));

describe('what units did, month by month', () => {
  it('tells nothing of few units, however much they did, nor of one that did more than half', async () => {
    const [edition] = await told([
      {
        groups: [group(1, 10, { times: 9 }), group(2, 11), group(2, 1, { from: 9000, times: 12 })],
        months: 2,
      },
    ]);
    expect(wordsOf(edition!, 'M01', 'M02')).toEqual(['SMALL', 'DOMINANCE']);
  });

  it('withholds another month beside a small one, so that the quarter and the year are told, and says so', async () => {
    const groups = [group(1, 30), group(2, 20), group(3, 3)];
    const [edition] = await told([{ groups, months: 12 }]);
    expect(wordsOf(edition!, 'YEAR', 'Q1', 'M01', 'M02', 'M03')).toEqual([53, 53, 30, 'COMPLEMENT', 'SMALL']);
    expect(edition!.figures.find(({ key }) => key === 'DID|M03')!.openedBy).toBe('DID|Q1');
    // Nobody is no secret where nobody is few.
    expect(wordsOf(edition!, 'M04', 'Q2')).toEqual([0, 0]);
  });

  it('takes no told month back for a small one that follows: the quarter is withheld, and the month after for the year', async () => {
    const all = await told(monthly([group(1, 30), group(2, 20), group(3, 3), group(4, 25), group(5, 25)], 5));
    expect(wordsOf(all[1]!, 'M01', 'M02')).toEqual([30, 20]);
    expect(wordsOf(all[4]!, 'Q1', 'M01', 'M02', 'M03', 'M04', 'M05')).toEqual([
      ...['COMPLEMENT', 30, 20, 'SMALL', 'COMPLEMENT', 25],
    ]);
    const year = await told([
      ...monthly([group(1, 30), group(2, 20), group(3, 3), group(4, 25), group(5, 25)], 5),
      { groups: [group(1, 30), group(2, 20), group(3, 3), group(4, 25), group(5, 25)], months: 12 },
    ]);
    expect(wordsOf(year.at(-1)!, 'YEAR')).toEqual([103]);
  });

  it('is told as it was first, and a longer period as the sum of that, whatever comes on record later', async () => {
    const first = [group(1, 30), group(2, 20)];
    const late = [
      ...first,
      group(1, 1, { from: 9000, times: 9 }),
      group(2, 60, { from: 9100 }),
      group(3, 15),
    ];
    const all = await told([
      { groups: first, months: 2 },
      { groups: late, months: 3 },
      { groups: late, months: 3 },
    ]);
    for (const edition of all.slice(1))
      expect(wordsOf(edition, 'M01', 'M02', 'M03', 'Q1')).toEqual([30, 20, 15, 65]);
    // Nor is what was withheld told because of it.
    const few = await told([
      { groups: [group(1, 4)], months: 1 },
      { groups: [group(1, 4), group(1, 30, { from: 9000 })], months: 3 },
    ]);
    expect(wordsOf(few[1]!, 'M01', 'Q1')).toEqual(['SMALL', 'SMALL']);
  });

  it('tells beside it who did it, each once, unless few did it more than once', async () => {
    const of = async (again: number) => {
      const groups = [group(1, 30), ...(again ? [group(1, again, { place: 'B' })] : [])];
      const [edition] = await told([{ groups, months: 1 }]);
      const { value, withheld } = edition!.figures.find(({ key }) => key === 'MET|M01|*')!;
      return [...wordsOf(edition!, 'M01'), value ?? withheld];
    };
    expect(await of(0)).toEqual([30, 30]);
    expect(await of(1)).toEqual([31, 'COMPLEMENT']);
    expect(await of(11)).toEqual([41, 30]);
  });
});

type Sum = Map<string, number>;
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * Somebody with all editions, who shares no line with what judges them. What holds of a month is what was on record when it was counted first.
 * @returns what is told exactly, and what nobody may find out: the sums of any months that few did or one alone did most of, and who did it more than once
 */
function attack(
  editions: readonly { groups: readonly Group[]; months: number; figures: readonly Figure[] }[],
) {
  const first = (month: number) => editions.find(({ months }) => months >= month);
  const holds = MONTHS.flatMap((month) =>
    recordsOf(first(month)?.groups ?? []).filter((one) => one.measure === 'DID' && one.month === month),
  );
  const exact: Sum[] = [];
  const secrets: Sum[] = [];
  const timesOf = (records: readonly CountedRecord[]) => {
    const times = new Map<number, number>();
    for (const { unit, times: more = 1 } of records) times.set(unit, (times.get(unit) ?? 0) + more);
    return [...times.values()];
  };
  const last = editions.at(-1)!.months;
  for (let set = 1; set < 2 ** last; set += 1) {
    const months = MONTHS.filter((month) => set & (1 << (month - 1)));
    const times = timesOf(holds.filter(({ month }) => months.includes(month)));
    const all = times.reduce((sum, one) => sum + one, 0);
    if (times.length > 0 && (times.length <= LIMITS.small || Math.max(...times) * 2 > all))
      secrets.push(
        new Map(months.filter((one) => holds.some(({ month }) => month === one)).map((one) => [`${one}`, 1])),
      );
  }
  for (const { groups, months, figures } of editions) {
    const met = recordsOf(groups).filter((one) => one.measure === 'MET');
    for (const { key, measure, part, coordinates, value } of figures) {
      const [from, until] = monthsOf(part);
      const within = MONTHS.filter((month) => from <= month && month <= until);
      const row: Sum = new Map(
        within.filter((one) => holds.some(({ month }) => month === one)).map((one) => [`${one}`, 1]),
      );
      if (measure === 'DID') {
        if (value !== null) exact.push(row);
        continue;
      }
      const is = new Set(
        met
          .filter(
            ({ month, coordinates: [place] }) =>
              from <= month && month <= until && (coordinates[0] ?? place) === place,
          )
          .map(({ unit }) => unit),
      ).size;
      if (is === 0) continue;
      if (value === is) exact.push(new Map([[`${key}=${is}`, 1]]));
      const again = timesOf(holds.filter(({ month }) => within.includes(month))).filter(
        (one) => one > 1,
      ).length;
      const isOfThen = within.every((month) => first(month)?.months === months);
      if (coordinates[0] === null && isOfThen && again > 0 && again <= LIMITS.small)
        secrets.push(new Map([...row, [`${key}=${is}`, -1]]));
    }
  }
  return followsFrom(exact, secrets);
}

const some = fc.array(
  fc.record({
    month: fc.integer({ min: 1, max: 7 }),
    from: fc.constantFrom(0, 20, 40, 1000, 2000, 3000, 4000),
    count: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 11, max: 30 })),
    times: fc.constantFrom(1, 1, 1, 2, 25),
    place: fc.constantFrom('A', 'B'),
  }),
  { minLength: 3, maxLength: 9 },
);

describe('all editions of what units did', () => {
  it('let nobody work out what few did, nor how few did it again; telling all that is large does', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(some, some, async (groups, late) => {
        const worlds = [
          { groups, months: 2 },
          { groups, months: 4 },
          { groups: [...groups, ...late.slice(0, 2)], months: 6 },
          { groups: [...groups, ...late], months: 12 },
        ];
        const editions = await told(worlds);
        expect(attack(worlds.map((one, at) => ({ ...one, ...editions[at]! })))).toEqual([]);
        const { hemmedIn } = await checkEditions(MEASURES, LIMITS, editions.slice(0, 1));
        expect(hemmedIn).toEqual([]);
        const { cells } = countCube(MEASURES, recordsOf(groups), LIMITS, 12);
        const careless = [...cells.values()].map((one) => ({
          ...one,
          value: one.units > LIMITS.small ? one.value : null,
        }));
        found += attack([{ groups, months: 12, figures: careless as unknown as Figure[] }]).length;
      }),
      { numRuns: 12, seed: 23 },
    );
    expect(found).toBeGreaterThan(0);
  });
});
