import { andAlso, type Dated, type Onward } from '../bulk/dated.js';
import { castEpisodes } from '../cast/records.js';
import { wholeStay } from '../population/resident.js';
import { episodesOf } from '../records/missing.js';
import { type OnwardWorld, stillToTell } from './onward.js';

/** Who was missing since the past. */
export const episodesOnward = (world: OnwardWorld): Onward =>
  andAlso(
    {
      *dated(): Generator<Dated> {
        for (const resident of stillToTell(world))
          for (const one of episodesOf(wholeStay(resident), world.seed)) if (one.at > world.from) yield one;
      },
    },
    () => castEpisodes(world),
  );
