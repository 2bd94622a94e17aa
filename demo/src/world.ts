import { castResidents } from './cast/people.js';
import { HISTORY_END } from './moment.js';
import { type NewcomersTerms, newcomers } from './onward/newcomers.js';
import type { OnwardWorld } from './onward/onward.js';
import { BedPlan, type Placement } from './placements/plan.js';
import { Numbers, population } from './population/population.js';
import type { Resident } from './population/resident.js';
import { type Premises, premisesOf } from './premises/shown.js';

/**
 * How much to make. `small` for tests, `demo` for people, `large` for measurements; `few`, where a measurement of growth begins: as many
 * people present as in `demo`, and hardly any who have left. `stock`: the part of `ONWARD_STOCK` that is
 * there from the last night of the past on; `isWhole`: whether all houses are shown that were published, or fewer of them, as there
 * are fewer people.
 */
export const SIZES = {
  small: {
    residents: 300,
    presenceDays: Number.POSITIVE_INFINITY,
    stock: { children: 0.2, others: 0.02 },
    isWhole: false,
  },
  few: {
    residents: 900,
    presenceDays: Number.POSITIVE_INFINITY,
    stock: { children: 0.5, others: 0.2 },
    isWhole: false,
  },
  demo: {
    residents: 3000,
    presenceDays: Number.POSITIVE_INFINITY,
    stock: { children: 0.5, others: 0.2 },
    isWhole: false,
  },
  large: { residents: 100_000, presenceDays: 3, stock: { children: 1, others: 1 }, isWhole: true },
} as const;
export type Size = keyof typeof SIZES;

export const DEFAULT_SEED = 20_241_231;

/** What all generators share: the people, their beds, and how much of the rest to make. */
export interface World {
  seed: number;
  /** The people of the calibrated past, as they were on its last night. */
  residents: readonly Resident[];
  placements: readonly Placement[];
  /** The part of the premises that the size shows. */
  premises: Premises;
  /** Of how many last days of each stay there are presence checks. */
  presenceDays: number;
  /**
   * The moment around which a rota, bookings and activities exist besides those of a history that stops long before;
   * milliseconds. Null when the history goes on: it has all that itself.
   */
  rotaFrom: number | null;
  /** What came after; null when the history stops with the past. */
  onward: OnwardWorld | null;
}

export interface WorldOptions {
  size: Size;
  seed: number;
  /** How long the history goes on; at least until the last night of the past. */
  until: Date;
  /** For a history that stops with the past: where a rota is besides. Default: nowhere. */
  rotaFrom?: Date | undefined;
  /** Only what happened since then is asked for. Default: everything. */
  since?: Date | undefined;
}

/** Makes the people of a size and gives them beds. The same for the same size, seed and moment. */
export function makeWorld({ size, seed, until, rotaFrom, since }: WorldOptions): World {
  const { residents: count, presenceDays, stock, isWhole } = SIZES[size];
  const premises = premisesOf(isWhole);
  const numbers = new Numbers();
  const everybody = population(count, stock, seed, numbers);
  const plan = new BedPlan(seed, premises);
  plan.past(everybody, HISTORY_END);
  const common = { seed, premises, presenceDays };
  if (until.getTime() <= HISTORY_END)
    return {
      ...common,
      residents: everybody,
      placements: plan.placements,
      rotaFrom: rotaFrom?.getTime() ?? null,
      onward: null,
    };
  // The past stays as it was: what goes on is told of those who go on, and of their beds, not of these copies.
  const residents = everybody.map((one) => (one.departedAt === null ? { ...one } : one));
  const placements = plan.placements.map((one) => (one.endsAt === null ? { ...one } : one));
  const carried = everybody.filter(({ departedAt }) => departedAt === null);
  const told = { from: HISTORY_END, since: since?.getTime() ?? HISTORY_END, until: until.getTime() };
  const onward = {
    seed,
    ...told,
    ...goOn(plan, carried, { stock, premises, seed, until: told.until, numbers }),
  };
  return { ...common, residents, placements, rotaFrom: null, onward };
}

function goOn(
  plan: BedPlan,
  carried: readonly Resident[],
  terms: NewcomersTerms,
): Pick<OnwardWorld, 'residents' | 'placements'> {
  const { seed, until } = terms;
  const givenBefore = plan.placements.length;
  const openBefore = [...plan.placements.entries()].filter(([, { endsAt }]) => endsAt === null);
  const cast = castResidents(seed, until);
  const others = newcomers(carried, cast, terms);
  const came = [...others.filter(({ arrivedAt }) => arrivedAt <= until), ...cast];
  plan.onward(carried, came, until);
  const residents = [...carried, ...came];
  for (const resident of residents)
    if (resident.leavesAt <= until) {
      resident.departedAt = resident.leavesAt;
      resident.departureReason = resident.leavesBecause;
    }
  const since = [...plan.placements.entries()].slice(givenBefore);
  const placements = [...openBefore, ...since].map(([number, placement]) => ({ number, placement }));
  return { residents, placements };
}
