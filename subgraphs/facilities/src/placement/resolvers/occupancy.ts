import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { Shelter } from '../../premises/types/shelter.js';
import type { OccupiedPlace } from '../repository/counted-beds.js';
import { seriesDays } from '../rules/series-days.js';
import { Occupancy, SeriesArguments } from '../types/occupancy.js';

/** How full a place is. */
function occupancyOf<Place extends { id: string }>(type: () => ClassType<Place>, place: OccupiedPlace) {
  @Resolver(type)
  class OccupancyResolver {
    @FieldResolver(() => Occupancy, {
      nullable: true,
      description: 'How full it is at a moment; null without a bed on record.',
    })
    async occupancy(
      @Root() { id }: Place,
      @Args(() => AtArguments) { at }: AtArguments,
      @Ctx() { loaders, now }: Context,
    ): Promise<Occupancy | null> {
      const [found] = await loaders.occupancies({ place, points: { at: at ?? now } }).load(id);
      return found ?? null;
    }

    @FieldResolver(() => [Occupancy], {
      nullable: true,
      description:
        'How full it was at the end of each day of a series, by its own clock; at most 366 points.',
    })
    occupancySeries(
      @Root() { id }: Place,
      @Args(() => SeriesArguments) { from, until, step }: SeriesArguments,
      @Ctx() { loaders }: Context,
    ): Promise<Occupancy[]> {
      return loaders.occupancies({ place, points: { days: seriesDays(from, until, step) } }).load(id);
    }
  }
  return OccupancyResolver;
}

export const OccupancyOfCentreResolver = occupancyOf(() => Centre, 'CENTRE');
export const OccupancyOfShelterResolver = occupancyOf(() => Shelter, 'SHELTER');
export const OccupancyOfSafeZoneResolver = occupancyOf(() => SafeZone, 'SAFE_ZONE');
