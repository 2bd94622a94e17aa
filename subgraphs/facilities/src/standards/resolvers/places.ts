import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { Floor } from '../../premises/types/floor.js';
import { Room } from '../../premises/types/room.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { SanitaryUnit, SanitaryUnitConnection } from '../types/sanitary-unit.js';

@Resolver(() => Centre)
export class SanitaryUnitsOfCentreResolver {
  @FieldResolver(() => SanitaryUnitConnection, {
    description: 'Its toilets, showers and washbasins, by code.',
  })
  sanitaryUnits(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<SanitaryUnit>> {
    return pageOf(
      { pages: loaders.sanitaryUnitPages, counts: loaders.sanitaryUnitCount },
      id,
      page,
      (row) => [row.code, row.id],
    );
  }
}

@Resolver(() => SafeZone)
export class SanitaryUnitsOfSafeZoneResolver {
  @FieldResolver(() => [SanitaryUnit], {
    description: 'The toilets, showers and washbasins that serve it, by code.',
  })
  sanitaryUnits(@Root() { id }: SafeZone, @Ctx() { loaders }: Context): Promise<SanitaryUnit[]> {
    return loaders.sanitaryUnitsOfSafeZone.load(id);
  }
}

@Resolver(() => Floor)
export class SanitaryUnitsOfFloorResolver {
  @FieldResolver(() => [SanitaryUnit], { description: 'Its toilets, showers and washbasins, by code.' })
  sanitaryUnits(@Root() { id }: Floor, @Ctx() { loaders }: Context): Promise<SanitaryUnit[]> {
    return loaders.sanitaryUnitsOfFloor.load(id);
  }
}

@Resolver(() => Room)
export class SanitaryUnitsOfRoomResolver {
  @FieldResolver(() => [SanitaryUnit], { description: 'Its toilets, showers and washbasins, by code.' })
  sanitaryUnits(@Root() { id }: Room, @Ctx() { loaders }: Context): Promise<SanitaryUnit[]> {
    return loaders.sanitaryUnitsOfRoom.load(id);
  }
}
