import { castResidents } from './cast/people.js';
import { HISTORY_END } from './moment.js';
import { newcomers } from './onward/newcomers.js';
import type { OnwardWorld } from './onward/onward.js';
import { BedPlan, type Placement } from './placements/plan.js';
import { Numbers, population } from './population/population.js';
import type { Resident } from './population/resident.js';

/**
 * How much to make. `small` for tests, `demo` for people, `large` for measurements. `scale` is the part of the published
 * numbers of people that is there from 2025 on.
 */
export const SIZES = {
  small: { residents: 300, presenceDays: Number.POSITIVE_INFINITY, scale: 0.02 },
  demo: { residents: 3000, presenceDays: Number.POSITIVE_INFINITY, scale: 0.2 },
  large: { residents: 100_000, presenceDays: 3, scale: 1 },
} as const;
export type Size = keyof typeof SIZES;

export const DEFAULT_SEED = 20_241_231;

/** What all generators share: the people, their beds, and how much of the rest to make. */
export interface World {
  seed: number;
  /** The people of the calibrated past, as they were on its last night. */
  residents: readonly Resident[];
  placements: readonly Placement[];
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
  const { residents: count, presenceDays, scale } = SIZES[size];
  const numbers = new Numbers();
  const everybody = population(count, seed, numbers);
  const plan = new BedPlan(seed);
  plan.past(everybody, HISTORY_END);
  const common = { seed, presenceDays };
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
  const onward = { seed, ...told, ...goOn(plan, carried, scale, seed, told.until, numbers) };
  return { ...common, residents, placements, rotaFrom: null, onward };
}

function goOn(
  plan: BedPlan,
  carried: readonly Resident[],
  scale: number,
  seed: number,
  until: number,
  numbers: Numbers,
): Pick<OnwardWorld, 'residents' | 'placements'> {
  const givenBefore = plan.placements.length;
  const openBefore = [...plan.placements.entries()].filter(([, { endsAt }]) => endsAt === null);
  const cast = castResidents(seed, until);
  const others = newcomers(carried, cast, scale, seed, until, numbers);
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
