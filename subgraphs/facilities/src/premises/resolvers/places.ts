import { dayAt } from '@mrrm/platform/values/day';
import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { CapacityRecord } from '../types/capacity-record.js';
import { OnArguments } from '../types/moment-arguments.js';
import { PublishedFigure } from '../types/published-figure.js';

/** How many places there are: a centre, a shelter and a safe zone say it alike. */
export function placesOf<Place extends { id: string }>(
  type: () => ClassType<Place>,
  timeZoneOf: (place: Place) => string,
) {
  @Resolver(type)
  class PlacesResolver {
    @FieldResolver(() => [CapacityRecord], {
      description: 'The dated series of its places, the latest record first.',
    })
    capacities(@Root() { id }: Place, @Ctx() { loaders }: Context): Promise<CapacityRecord[]> {
      return loaders.capacities.load(id);
    }

    @FieldResolver(() => CapacityRecord, {
      nullable: true,
      description: 'How many places it has on a day; null when no record goes back so far.',
    })
    capacity(
      @Root() place: Place,
      @Args(() => OnArguments) { on }: OnArguments,
      @Ctx() { loaders, now }: Context,
    ): Promise<CapacityRecord | null> {
      return loaders.capacityOn(on ?? dayAt(now, timeZoneOf(place))).load(place.id);
    }

    @FieldResolver(() => [PublishedFigure], {
      description: 'Its figures as the authority published them, the latest first.',
    })
    publishedFigures(@Root() { id }: Place, @Ctx() { loaders }: Context): Promise<PublishedFigure[]> {
      return loaders.publishedFigures.load(id);
    }
  }
  return PlacesResolver;
}
