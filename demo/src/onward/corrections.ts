import type { Dated, Onward } from '../bulk/dated.js';
import { wholeStay } from '../population/resident.js';
import { correctionOf } from '../records/corrections.js';
import { isNewcomer, type OnwardWorld, stillToTell } from './onward.js';

/** What was corrected since the past. */
export const correctionsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of stillToTell(world)) {
      const found = isNewcomer(world, resident) ? correctionOf(wholeStay(resident), world.seed) : undefined;
      if (found) yield found;
    }
  },
});
