import { dayAt } from '@mrrm/platform/values/day';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Building } from '../types/building.js';
import { CapacityRecord } from '../types/capacity-record.js';
import { OnArguments } from '../types/moment-arguments.js';
import { PublishedFigure } from '../types/published-figure.js';
import { Shelter } from '../types/shelter.js';

@Resolver(() => Shelter)
export class ShelterResolver {
  @FieldResolver(() => [Building], { description: 'The buildings on its site, by code.' })
  buildings(@Root() { id }: Shelter, @Ctx() { loaders }: Context): Promise<Building[]> {
    return loaders.buildingsOfShelter.load(id);
  }

  @FieldResolver(() => [CapacityRecord], {
    description: 'The dated series of its places, the latest record first.',
  })
  capacities(@Root() { id }: Shelter, @Ctx() { loaders }: Context): Promise<CapacityRecord[]> {
    return loaders.capacities.load(id);
  }

  @FieldResolver(() => CapacityRecord, {
    nullable: true,
    description: 'How many places it has on a day; null when no record goes back so far.',
  })
  capacity(
    @Root() { id, centre }: Shelter,
    @Args(() => OnArguments) { on }: OnArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CapacityRecord | null> {
    return loaders.capacityOn(on ?? dayAt(now, centre.timeZone)).load(id);
  }

  @FieldResolver(() => [PublishedFigure], {
    description: 'Its figures as the authority published them, the latest first.',
  })
  publishedFigures(@Root() { id }: Shelter, @Ctx() { loaders }: Context): Promise<PublishedFigure[]> {
    return loaders.publishedFigures.load(id);
  }
}
