import { checkTold, findHemmedIn } from '@mrrm/platform/statistics/audit';
import { type Cell, countCube, cubeOf } from '@mrrm/platform/statistics/cells';
import { checkEditions } from '@mrrm/platform/statistics/check';
import type { Limits } from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Edition, type Figure } from '@mrrm/platform/statistics/edition';
import { type Earlier, pastOf, signOf } from '@mrrm/platform/statistics/past';
import { firstReason, protect, totalsFirst } from '@mrrm/platform/statistics/protect';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { population } from '../../demo/dist/population/population.js';
import type { Resident } from '../../demo/dist/population/resident.js';
import type { Centre } from '../../demo/dist/premises/centres.js';
import { safeZones } from '../../demo/dist/premises/safe-zones.js';
import { assessmentOf } from '../../demo/dist/records/assessment.js';
import { medicalCareOf } from '../../demo/dist/records/basic-assistance.js';
import { episodesOf } from '../../demo/dist/records/missing.js';
import { representationOf } from '../../demo/dist/records/representations.js';
import { dayText, firstOfMonth, HOUR, sofiaDay } from '../../demo/dist/seed/calendar.js';
import { DEFAULT_SEED, SIZES } from '../../demo/dist/world.js';
import { residentMeasures } from '../../subgraphs/residents/dist/figures/rules/measures.js';
import {
  recordsOf,
  recordsOfEnds,
  recordsOfEvent,
} from '../../subgraphs/residents/dist/figures/rules/records.js';
import { isLong } from '../support/run/long.js';
import { attack, intervalOf, isOpen, type Recorded, unionsOf } from '../support/statistics/attacker.js';
import { followsFrom } from '../support/statistics/follows-from.js';
import { hasGaussSuppression, withheldByGauss } from '../support/statistics/gauss-suppression.js';

/**
 * Everything published of a year of the demo, as somebody attacks it who has all editions: the year as far as June, the whole of it, and the whole
 * after corrections. The long form does so with 100,000 people, of whom one month and the first quarter are told.
 */
const SIZE = isLong ? SIZES.large : SIZES.demo;
const YEAR = 2023;
const [SOME, ALL] = isLong ? [1, 3] : [6, 12];
const LIMITS: Limits = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };
/** How many secrets the solver is asked about in words, which takes it long. */
const ASKED = 12;

const openIn = (centre: Centre, at: number) =>
  safeZones.filter(({ site, opened }) => site.centre === centre && opened <= sofiaDay(at));
/** Children are in the zones of their centre in turn, but for some: the demo gives zones with the beds, which nobody has here. */
const people: Resident[] = population(SIZE.residents, SIZE.stock, DEFAULT_SEED).map((one) => {
  const open = openIn(one.centre, one.arrivedAt);
  const isIn = bandOf(one) !== 'ADULT' && one.index % 19 !== 0;
  return { ...one, zone: (isIn && open[one.index % open.length]) || null };
});
const centres = [...new Set(people.map(({ centre }) => centre))];
function bandOf({ birthDay, arrivedAt }: Resident) {
  const years = (sofiaDay(arrivedAt) - birthDay) / 365.25;
  return years < 14 ? 'UNDER_14' : years < 16 ? 'FROM_14_TO_15' : years < 18 ? 'FROM_16_TO_17' : 'ADULT';
}

/** Some of those who left were transferred, and stayed at the other centre for a while. */
function staysOf(one: Resident): Resident[] {
  const { index, centre, departedAt, zone } = one;
  if (departedAt === null || index % 23 !== 0) return [one];
  const there = centres[(centres.indexOf(centre) + 1) % centres.length]!;
  const again = { centre: there, zone: (zone && openIn(there, departedAt)[0]) || null };
  const days = { arrivedAt: departedAt, departedAt: departedAt + 25 * 24 * HOUR };
  return [
    { ...one, departureReason: 'TRANSFERRED' },
    { ...one, ...again, ...days },
  ];
}
const placesOf = ({ centre, zone }: Resident) => [centre.id, ...(zone ? [`${centre.id}/${zone.id}`] : [])];
const measures = residentMeasures([...new Set(people.flatMap(staysOf).flatMap(placesOf))].sort());

/** What was done for each of them, by the demo's own chance. */
const done = new Map(
  people.map((one) => {
    const { needsAssessedAt } = assessmentOf(one, DEFAULT_SEED);
    const represented = representationOf(one, DEFAULT_SEED);
    const careDays = medicalCareOf(one, DEFAULT_SEED).map((at) => dayText(sofiaDay(at)));
    return [
      one.index,
      {
        screenedInTime: needsAssessedAt !== null && needsAssessedAt <= one.arrivedAt + 24 * HOUR,
        careMonths: careDays
          .filter((day) => day.startsWith(`${YEAR}-`))
          .map((day) => Number(day.slice(5, 7))),
        representedOn: represented && dayText(represented.appointedOn),
      },
    ] as const;
  }),
);
/** The last days of the months of the year, and of the one before it. */
const ENDS = Array.from({ length: 13 }, (_, month) => firstOfMonth(YEAR, month + 1) - 1);
/** Who has a representative at the end of which months, and who represents somebody then. */
function endsOf(all: readonly Resident[]) {
  const months = {
    REPRESENTED_AT_END: new Map<number | string, number[]>(),
    REPRESENTATIVES_AT_END: new Map<number | string, number[]>(),
  };
  for (const one of all) {
    const represented = representationOf(one, DEFAULT_SEED);
    if (!represented) continue;
    const { appointedOn, endedOn, representativeId } = represented;
    for (const [month, end] of ENDS.entries())
      if (appointedOn <= end && (endedOn ?? Number.POSITIVE_INFINITY) > end)
        for (const [measure, who] of [
          ['REPRESENTED_AT_END', one.index],
          ['REPRESENTATIVES_AT_END', representativeId],
        ] as const)
          months[measure].set(who, [...(months[measure].get(who) ?? []), month]);
  }
  return (['REPRESENTED_AT_END', 'REPRESENTATIVES_AT_END'] as const).flatMap((measure) =>
    [...months[measure].values()].flatMap((some, person) => recordsOfEnds({ measure, person, months: some })),
  );
}
/** Who was missing in which month of the year. */
const missedOf = (all: readonly Resident[]) =>
  all.flatMap((one) =>
    episodesOf(one, DEFAULT_SEED).flatMap(({ row }) => {
      const day = dayText(sofiaDay(Date.parse(row['since'] as string)));
      const of = { measure: 'MISSING_EPISODES', person: one.index, centreId: one.centre.id } as const;
      return day.startsWith(`${YEAR}-`) ? recordsOfEvent({ ...of, month: Number(day.slice(5, 7)) }) : [];
    }),
  );
const recordsOfAll = (all: readonly Resident[]) => [
  ...endsOf(all),
  ...missedOf(all),
  ...all.flatMap(staysOf).flatMap((one) =>
    recordsOf(
      {
        person: one.index,
        centreId: one.centre.id,
        safeZoneId: one.zone?.id ?? null,
        arrivedOn: dayText(sofiaDay(one.arrivedAt)),
        departedOn: one.departedAt === null ? null : dayText(sofiaDay(one.departedAt)),
        departureReason: one.departureReason,
        ageBand: bandOf(one),
        dateOfBirth: dayText(one.birthDay),
        sex: one.sex,
        nationality: one.nationality,
        ...done.get(one.index)!,
      },
      YEAR,
    ),
  ),
];

/** Some were of another nationality, some of another age, some in no safe zone, some had never come. */
function corrected(all: readonly Resident[]): Resident[] {
  const ofYear = all.filter(
    ({ arrivedAt }) =>
      new Date(arrivedAt).getUTCFullYear() === YEAR && new Date(arrivedAt).getUTCMonth() < ALL,
  );
  const nth = (step: number, from: number) =>
    new Set(ofYear.filter((_, at) => at % step === from).map(({ index }) => index));
  const [others, older, never, elsewhere] = [nth(31, 3), nth(53, 5), nth(211, 7), nth(43, 11)];
  return all.flatMap((one) => {
    if (never.has(one.index)) return [];
    const changed = { ...one };
    if (others.has(one.index)) changed.nationality = one.nationality === 'MAR' ? 'SYR' : 'MAR';
    if (older.has(one.index)) changed.birthDay -= 700;
    if (elsewhere.has(one.index)) changed.zone = null;
    return [changed];
  });
}

const worlds: Recorded[] = [
  { records: recordsOfAll(people), months: SOME },
  { records: recordsOfAll(people), months: ALL },
  { records: recordsOfAll(corrected(people)), months: ALL },
];
const editions: Edition[] = [];
const kept: Earlier[] = [];
const seconds: number[] = [];
beforeAll(async () => {
  for (const { records, months } of worlds) {
    const began = performance.now();
    const edition = await buildEdition(measures, records, LIMITS, months, kept);
    seconds.push(Math.round((performance.now() - began) / 100) / 10);
    editions.push(edition);
    kept.push({ months, figures: edition.figures, ...edition.ground });
  }
  for (const [at, { figures, shares, byIntervals }] of editions.entries()) {
    const told = figures.filter(({ value }) => value !== null).length;
    console.log(
      `Edition ${at + 1}: ${figures.length} numbers, ${told} told, ${byIntervals} withheld by intervals, ${seconds[at]} s`,
    );
    if (at < 2) continue;
    for (const one of shares.filter(({ counted }) => counted > 0))
      console.log(
        `  ${one.measure} ${one.periods} ${one.dimensions}: ${one.withheld} of ${one.cells} cells (${one.withheldOfFilled} of ${one.filled} with anybody), ${one.countedWithheld} of ${one.counted} counted`,
      );
  }
}, 1_800_000);

const isSmall = (value: number) => value > 0 && value <= LIMITS.small;

const toldOf = (figures: readonly Figure[]) =>
  new Map(figures.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])));

describe(`everything published of ${SIZE.residents} people`, () => {
  it('shows none of 1 to 10, and no difference of 1 to 10 between two editions', () => {
    const ever = new Map<string, number[]>();
    for (const { figures } of editions)
      for (const [key, value] of toldOf(figures)) {
        expect(isSmall(value), key).toBe(false);
        for (const before of ever.get(key) ?? []) expect(isSmall(Math.abs(value - before)), key).toBe(false);
        ever.set(key, [...(ever.get(key) ?? []), value]);
      }
    expect([...ever.values()].some((values) => new Set(values).size > 1)).toBe(true);
  });

  it('lets no small number, of then or of now, and no correction of few be worked out by adding and subtracting all of it', () => {
    const { told, secrets } = attack(measures, worlds, editions, LIMITS);
    const exact = told.filter(({ low, high }) => low === high).map(({ sum }) => sum);
    expect(secrets.length).toBeGreaterThan(100);
    expect(
      followsFrom(
        exact,
        secrets.map(({ sum }) => sum),
      ),
    ).toEqual([]);
    // Editions that know nothing of each other tell it.
    const [, whole, after] = worlds;
    const apart = [whole!, after!].map(({ records, months }) => {
      const cube = countCube(measures, records, LIMITS, months);
      const { withheld } = protect(cube, measures, LIMITS);
      const figures = [...cube.cells.values()].map(({ key, value }) => ({
        key,
        value: withheld.has(key) ? null : value,
        withheld: withheld.get(key) ?? null,
      }));
      return { figures: figures as Figure[] };
    });
    const forgetful = attack(measures, [whole!, after!], apart, LIMITS);
    const known = forgetful.told.filter(({ low, high }) => low === high).map(({ sum }) => sum);
    expect(
      followsFrom(
        known,
        forgetful.secrets.map(({ sum }) => sum),
      ).length,
    ).toBeGreaterThan(0);
  }, 600_000);

  it('lets nobody work out few who are left when all told parts, of whatever edition, are taken from a whole', () => {
    const { told } = attack(measures, worlds, editions, LIMITS);
    const exact = told.filter(({ low, high }) => low === high).map(({ sum }) => sum);
    const unions = unionsOf(measures, worlds, told, LIMITS);
    expect(unions.length).toBeGreaterThan(20);
    const found = new Set(
      followsFrom(
        exact,
        unions.map(({ sum }) => sum),
      ),
    );
    expect(unions.filter(({ sum }) => found.has(sum)).map(({ of, value }) => `${value}: ${of}`)).toEqual([]);
  }, 600_000);

  it.runIf(hasGaussSuppression())(
    'withholds, before the intervals, what the package of Statistics Norway does, cell for cell',
    () => {
      const cube = countCube(measures, worlds[1]!.records, LIMITS, ALL);
      const judged = protect(cube, measures, LIMITS);
      // What people did by month has a judge of its own, and is told before all others.
      const isFirst = ({ measure }: Cell) => cube.deeds.has(measure);
      const candidates = [...cube.cells.values()]
        .filter((cell) => cell.row.size > 0)
        .filter((cell) =>
          isFirst(cell) ? !judged.withheld.has(cell.key) : !firstReason(cube, measures, cell, LIMITS.small),
        )
        .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || totalsFirst(a, b));
      const withheld = withheldByGauss(cube, judged, candidates);
      const ofOurs = candidates.filter(({ key }) => judged.withheld.has(key)).map(({ key }) => key);
      console.log(
        `Of ${candidates.length} numbers ${ofOurs.length} are withheld as complements, by GaussSuppression ${withheld.size}.`,
      );
      expect(ofOurs.length).toBeGreaterThan(isLong ? 20 : 100);
      expect([...withheld].sort()).toEqual(ofOurs.sort());
    },
    1_800_000,
  );

  it('leaves each small number of the first edition in a wide interval, by the solver; before numbers are withheld for it, some are not', async () => {
    const { guarded, hemmedIn } = await checkEditions(measures, LIMITS, kept.slice(0, 1));
    expect(guarded).toBeGreaterThan(100);
    expect(hemmedIn).toEqual([]);
    const cube = countCube(measures, worlds[0]!.records, LIMITS, SOME);
    const judged = protect(cube, measures, LIMITS);
    expect((await findHemmedIn(cube, measures, judged, LIMITS)).length).toBeGreaterThan(0);
  }, 1_800_000);

  it('hems in no number that can be asked, and nothing by what a later edition tells: what is narrow after it was so before', async () => {
    for (const [at, last] of kept.entries()) {
      const counts = new Map<string, number>(
        kept.slice(0, at + 1).flatMap(({ base }) => base.map(([key]) => [key, 0] as const)),
      );
      for (const [key, count] of last.base) counts.set(key, count);
      const cube = cubeOf(measures, counts, LIMITS, last.months);
      const past = pastOf(cube, measures, LIMITS, kept.slice(0, at + 1));
      const hemmedIn = await checkTold(past, measures, LIMITS);
      const asked = new Map(
        past.worlds.flatMap(({ cube }) => [...cube.cells.values()].map(({ row, key }) => [signOf(row), key])),
      );
      expect(hemmedIn.flatMap(({ row }) => asked.get(signOf(row)) ?? [])).toEqual([]);
      // Where nobody stands is known, and that nobody is fewer than nobody, whatever is told.
      const silent = last.figures.map(({ key }) => ({ key, value: null, withheld: 'COMPLEMENT' as const }));
      const before = pastOf(cube, measures, LIMITS, [...kept.slice(0, at), { ...last, figures: silent }]);
      const alone = at === 0 ? [] : await checkTold({ ...before, guarded: hemmedIn }, measures, LIMITS);
      const wordsOf = (all: typeof hemmedIn) =>
        all.map(
          ({ value, least, most }) => `${value} in ${Math.ceil(least - 1e-6)} to ${Math.floor(most + 1e-6)}`,
        );
      console.log(
        `Edition ${at + 1}: ${wordsOf(hemmedIn).join(', ') || 'nothing is hemmed in'}; before it: ${wordsOf(alone).join(', ') || 'nothing'}`,
      );
      const known = wordsOf(alone);
      expect(wordsOf(hemmedIn).filter((one) => !known.includes(one))).toEqual([]);
    }
  }, 1_800_000);

  it('leaves some that are drawn in a wide interval when the solver is asked in words', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    const { told, secrets } = attack(measures, worlds.slice(0, 1), editions.slice(0, 1), LIMITS);
    const drawn = secrets.filter((_, at) => at % Math.ceil(secrets.length / ASKED) === 0);
    for (const { sum } of drawn) expect(isOpen(intervalOf(highs, told, sum), LIMITS.small)).toBe(true);
  }, 1_800_000);
});
