import { checkEditions } from '@mrrm/platform/statistics/check';
import type { CountedRecord, Dimension, Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Edition } from '@mrrm/platform/statistics/edition';
import type { Earlier } from '@mrrm/platform/statistics/past';
import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { follows } from '../../test/support/follows.js';
import { isLong } from '../../test/support/run/long.js';
import {
  attack,
  intervalOf,
  isOpen,
  type Recorded,
  type Sum,
  unionsOf,
} from '../../test/support/statistics/attacker.js';

const LIMITS: Limits = { small: 10, dimensions: { MONTH: 2, QUARTER: 2, YEAR: 2 }, empties: 0 };
const PLACE: Dimension = { name: 'place', categories: ['A', 'B'], place: true };
const KIND: Dimension = { name: 'kind', categories: ['X', 'Y'] };
const CAME: Measure = { name: 'CAME', kind: 'FLOW', dimensions: [PLACE, KIND] };
const MEASURES = [CAME];
const BASE = [1, 2, 3].flatMap((month) =>
  ['A', 'B'].flatMap((place) => ['X', 'Y'].map((kind) => ({ month, coordinates: [place, kind] }))),
);

const recordsOf = (counts: readonly number[]): CountedRecord[] =>
  BASE.flatMap(({ month, coordinates }, at) =>
    Array.from({ length: counts[at]! }, (_, one) => ({
      measure: 'CAME',
      month,
      unit: at * 1000 + one,
      coordinates,
    })),
  );
const recorded = (...worlds: [counts: readonly number[], months: number][]): Recorded[] =>
  worlds.map(([counts, months]) => ({ records: recordsOf(counts), months }));

/** Each edition with all before it in hand; or, to see what comes of it, as though there had been none. */
async function editionsOf(worlds: readonly Recorded[], remembers = true, limits = LIMITS) {
  const earlier: Earlier[] = [];
  const editions: Edition[] = [];
  for (const { records, months } of worlds) {
    const edition = await buildEdition(MEASURES, records, limits, months, remembers ? earlier : []);
    editions.push(edition);
    earlier.push({ months, figures: edition.figures, ...edition.ground });
  }
  return editions;
}
const kept = (worlds: readonly Recorded[], editions: readonly Edition[]): Earlier[] =>
  editions.map(({ figures, ground }, at) => ({ months: worlds[at]!.months, figures, ...ground }));
const toldOf = (edition: Edition, key: string) => edition.figures.find((one) => one.key === key)!.value;

/** What follows to the unit from all numbers of all editions. */
function foundIn(worlds: readonly Recorded[], editions: readonly Edition[]) {
  const { told, secrets: single } = attack(MEASURES, worlds, editions, LIMITS);
  const secrets = [...single, ...unionsOf(MEASURES, worlds, told, LIMITS)];
  const names = [...new Set([...told, ...secrets].flatMap(({ sum }) => [...sum.keys()]))];
  const dense = (sum: Sum) => names.map((name) => sum.get(name) ?? 0);
  const rows = told.filter(({ low, high, sum }) => low === high && sum.size > 0).map(({ sum }) => dense(sum));
  return secrets.filter(({ sum }) => follows(dense(sum), rows));
}

const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 11, max: 60 }));
const change = fc.record({ at: fc.nat(BASE.length - 1), by: fc.integer({ min: -14, max: 14 }) });
/** A year told, told again after corrections, and again after a month more and others. */
const corrected = fc
  .record({
    counts: fc.array(count, { minLength: BASE.length, maxLength: BASE.length }),
    first: fc.array(change, { minLength: 1, maxLength: 3 }),
    second: fc.array(change, { maxLength: 3 }),
  })
  .map(({ counts, first, second }) => {
    const after = (before: readonly number[], changes: typeof first) =>
      changes.reduce((now, { at, by }) => now.with(at, Math.max(0, now[at]! + by)), [...before]);
    const once = after(counts, first);
    return recorded([counts, 2], [once, 2], [after(once, second), 3]);
  });

describe('editions of one year between which records were corrected', () => {
  it('show no difference of 1 to 10 people in any number; editions that know nothing of each other do', async () => {
    const [before, after] = [BASE.map(() => 40), BASE.map((_, at) => (at === 0 ? 43 : 40))];
    const worlds = recorded([before, 2], [after, 2]);
    const [, forgetful] = await editionsOf(worlds, false);
    expect([toldOf(forgetful!, 'CAME|M01|A|X'), toldOf(forgetful!, 'CAME|M01|*|*')]).toEqual([43, 163]);
    const [first, second] = await editionsOf(worlds);
    // As it was told, for who was corrected and for who was not.
    expect(second!.figures).toEqual(first!.figures);
  });

  it('tell a number anew once more than ten were corrected', async () => {
    const [before, after] = [BASE.map(() => 40), BASE.map((_, at) => (at === 0 ? 55 : 40))];
    const [, second] = await editionsOf(recorded([before, 2], [after, 2]));
    expect([toldOf(second!, 'CAME|M01|A|X'), toldOf(second!, 'CAME|M01|*|*')]).toEqual([55, 175]);
    expect(toldOf(second!, 'CAME|M02|A|X')).toBe(40);
  });

  it('count up all small corrections: the eleventh tells them all', async () => {
    const worlds = recorded(
      ...[40, 45, 51].map((one): [number[], number] => [BASE.map((_, at) => (at === 0 ? one : 40)), 1]),
    );
    const told = (await editionsOf(worlds)).map((edition) => toldOf(edition, 'CAME|M01|A|X'));
    expect(told).toEqual([40, 40, 51]);
  });

  it('withhold what came back to within ten of what was told once', async () => {
    const worlds = recorded(
      ...[40, 60, 43].map((one): [number[], number] => [BASE.map((_, at) => (at === 0 ? one : 40)), 1]),
    );
    const told = (await editionsOf(worlds)).map((edition) => toldOf(edition, 'CAME|M01|A|X'));
    expect(told).toEqual([40, 60, null]);
  });

  it('take nothing back that was told of records that nobody corrected', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(count, { minLength: BASE.length, maxLength: BASE.length }),
        async (counts) => {
          const [first, second, third] = await editionsOf(recorded([counts, 1], [counts, 2], [counts, 3]));
          for (const [before, after] of [
            [first!, second!],
            [second!, third!],
          ] as const)
            for (const { key, value } of before.figures)
              if (value !== null) expect(toldOf(after, key)).toBe(value);
        },
      ),
      { numRuns: 3, seed: 7 },
    );
  });

  it('let nobody work out a small number, of then or of now, or who was corrected; forgetful ones do', async () => {
    let foundByForgetful = 0;
    let toldAnew = 0;
    await fc.assert(
      fc.asyncProperty(corrected, async (worlds) => {
        const editions = await editionsOf(worlds);
        expect(foundIn(worlds, editions)).toEqual([]);
        foundByForgetful += foundIn(worlds, await editionsOf(worlds, false)).length;
        const ever = new Map<string, number[]>();
        for (const { figures } of editions)
          for (const { key, value } of figures) {
            if (value === null) continue;
            const before = ever.get(key) ?? [];
            for (const one of before) {
              expect(one === value || Math.abs(one - value) > LIMITS.small).toBe(true);
              if (one !== value) toldAnew += 1;
            }
            ever.set(key, [...before, value]);
          }
      }),
      { numRuns: 5, seed: 11 },
    );
    expect(foundByForgetful).toBeGreaterThan(0);
    expect(toldAnew).toBeGreaterThan(0);
  });

  it('open the other end of an interval of which an earlier edition bound the one', async () => {
    const before = [60, 6, 37, 0, 12, 3, 8, 8, 0, 0, 0, 0];
    const after = [60, 6, 42, 0, 12, 3, 8, 8, 12, 26, 6, 58];
    const worlds = recorded([before, 2], [before, 2], [after, 3]);
    const editions = await editionsOf(worlds);
    // That it is small would say of those beside it that they are 5 to 15.
    expect(editions[2]!.figures.find(({ key }) => key === 'CAME|M02|A|Y')!.withheld).toBe('COMPLEMENT');
    expect((await checkEditions(MEASURES, LIMITS, kept(worlds, editions))).hemmedIn).toEqual([]);
  });

  it('leave every small number and every correction of few in a wide interval, whoever asks the solver and knows which base cells are empty, those too that a correction has emptied', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    const narrowIn = (worlds: readonly Recorded[], editions: readonly Edition[]) => {
      const { told, secrets } = attack(MEASURES, worlds, editions, LIMITS);
      return secrets.filter(({ sum }) => !isOpen(intervalOf(highs, told, sum), LIMITS.small));
    };
    let forgetful = 0;
    let unaware = 0;
    for (const [at, worlds] of fc.sample(corrected, { numRuns: isLong ? 40 : 12, seed: 5 }).entries()) {
      const editions = await editionsOf(worlds);
      expect(narrowIn(worlds, editions), `world ${at}`).toEqual([]);
      expect((await checkEditions(MEASURES, LIMITS, kept(worlds, editions))).hemmedIn).toEqual([]);
      forgetful += narrowIn(worlds, await editionsOf(worlds, false)).length;
      // Judged as though nobody knew where nobody stands.
      unaware += narrowIn(worlds, await editionsOf(worlds, true, { ...LIMITS, empties: 1000 })).length;
    }
    expect(forgetful).toBeGreaterThan(0);
    expect(unaware).toBeGreaterThan(0);
  }, 600_000);

  it('are checked by their owner as by anybody else', async () => {
    let found = 0;
    for (const worlds of fc.sample(corrected, { numRuns: 3, seed: 5 })) {
      const forgetful = await editionsOf(worlds, false);
      found += (await checkEditions(MEASURES, LIMITS, kept(worlds, forgetful))).hemmedIn.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
