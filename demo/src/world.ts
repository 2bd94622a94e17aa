import { type Placement, planPlacements } from './placements/plan.js';
import { population } from './population/population.js';
import type { Resident } from './population/resident.js';

/** How much to make. `small` for tests, `demo` for people, `large` for measurements. */
export const SIZES = {
  small: { residents: 300, presenceDays: Number.POSITIVE_INFINITY },
  demo: { residents: 3000, presenceDays: Number.POSITIVE_INFINITY },
  large: { residents: 100_000, presenceDays: 3 },
} as const;
export type Size = keyof typeof SIZES;

export const DEFAULT_SEED = 20_241_231;

/** What all generators share: the people, their beds, and how much of the rest to make. */
export interface World {
  seed: number;
  residents: readonly Resident[];
  placements: readonly Placement[];
  /** Of how many last days of each stay there are presence checks. */
  presenceDays: number;
  /** The moment around which a rota, bookings and activities exist besides those of the history; milliseconds. */
  rotaFrom: number;
}

/** Makes the people of a size and gives them beds. The same for the same size and seed. */
export function makeWorld(size: Size, seed: number, rotaFrom: Date): World {
  const { residents: count, presenceDays } = SIZES[size];
  const residents = population(count, seed);
  const placements = planPlacements(residents, seed);
  return { seed, residents, placements, presenceDays, rotaFrom: rotaFrom.getTime() };
}
