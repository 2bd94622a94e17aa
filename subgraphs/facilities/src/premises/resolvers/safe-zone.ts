import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Floor } from '../types/floor.js';
import { SafeZone } from '../types/safe-zone.js';
import { placesOf } from './places.js';

export const PlacesOfSafeZoneResolver = placesOf(
  () => SafeZone,
  ({ centre }) => centre.timeZone,
);

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

  @FieldResolver(() => [Floor], { description: 'The floors that belong to it, from the lowest.' })
  floors(@Root() { id }: SafeZone, @Ctx() { loaders }: Context): Promise<Floor[]> {
    return loaders.floorsOfSafeZone.load(id);
  }
}
