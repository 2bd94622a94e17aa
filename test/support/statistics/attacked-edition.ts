import { countCube } from '@mrrm/platform/statistics/cells';
import { checkEditions } from '@mrrm/platform/statistics/check';
import type { Limits, Measure } from '@mrrm/platform/statistics/declaration';
import { buildEdition, type Figure } from '@mrrm/platform/statistics/edition';
import { attack, type Recorded, type Sum, unionsOf } from './attacker.js';
import { followsFrom } from './follows-from.js';

/**
 * Builds an edition and attacks it: what follows to the unit from all that is told, of small sums and of what is left of a number without its told
 * parts; the same when each number is told that is large by itself; and what the solver hems in.
 */
export async function attackEdition(measures: readonly Measure[], world: Recorded, limits: Limits) {
  const { records, months } = world;
  const { figures, ground } = await buildEdition(measures, records, limits, months);
  let asked = 0;
  const following = (all: readonly Figure[]): Sum[] => {
    const { told, secrets } = attack(measures, [world], [{ figures: [...all] }], limits);
    const unions = unionsOf(measures, [world], told, limits);
    asked += secrets.length;
    return followsFrom(
      told.filter(({ low, high }) => low === high).map(({ sum }) => sum),
      [...secrets, ...unions].map(({ sum }) => sum),
    );
  };
  const found = following(figures);
  const { hemmedIn } = await checkEditions(measures, limits, [{ months, figures, ...ground }]);
  const { cells } = countCube(measures, records, limits, months);
  const careless = figures.map((one) => {
    const { units, value } = cells.get(one.key)!;
    return units > limits.small ? { ...one, value, withheld: null } : one;
  });
  return { found, hemmedIn, foundCarelessly: following(careless), asked };
}
