import { dayAt } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { CapacityRecord } from '../types/capacity-record.js';
import { Floor } from '../types/floor.js';
import { OnArguments } from '../types/moment-arguments.js';
import { PublishedFigure } from '../types/published-figure.js';
import { SafeZone } from '../types/safe-zone.js';

@Resolver(() => SafeZone)
export class SafeZoneResolver {
  @Query(() => SafeZone, { nullable: true, description: 'A safe zone by its identifier.' })
  safeZone(
    @Arg('id', () => ID, { description: 'Identifier of the safe zone.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<SafeZone | null> {
    return loaders.safeZone.load(readIdentifier(id, 'id'));
  }

  @Query(() => SafeZone, { nullable: true, description: 'A safe zone by its short code.' })
  safeZoneByCode(
    @Arg('code', () => String, { description: 'Short code of the safe zone, such as SZ-VOENNA-RAMPA.' })
    code: string,
    @Ctx() { loaders }: Context,
  ): Promise<SafeZone | null> {
    return loaders.safeZoneByCode.load(readCode(code, 'code'));
  }

  @FieldResolver(() => [CapacityRecord], {
    description: 'The dated series of its places, the latest record first.',
  })
  capacities(@Root() { id }: SafeZone, @Ctx() { loaders }: Context): Promise<CapacityRecord[]> {
    return loaders.capacities.load(id);
  }

  @FieldResolver(() => CapacityRecord, {
    nullable: true,
    description: 'How many places it has on a day; null when no record goes back so far.',
  })
  capacity(
    @Root() { id, centre }: SafeZone,
    @Args(() => OnArguments) { on }: OnArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CapacityRecord | null> {
    return loaders.capacityOn(on ?? dayAt(now, centre.timeZone)).load(id);
  }

  @FieldResolver(() => [PublishedFigure], {
    description: 'Its figures as the authority published them, the latest first.',
  })
  publishedFigures(@Root() { id }: SafeZone, @Ctx() { loaders }: Context): Promise<PublishedFigure[]> {
    return loaders.publishedFigures.load(id);
  }

  @FieldResolver(() => [Floor], { description: 'The floors that belong to it, from the lowest.' })
  floors(@Root() { id }: SafeZone, @Ctx() { loaders }: Context): Promise<Floor[]> {
    return loaders.floorsOfSafeZone.load(id);
  }
}
