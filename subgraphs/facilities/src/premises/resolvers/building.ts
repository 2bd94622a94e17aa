import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Building } from '../types/building.js';
import { Floor } from '../types/floor.js';
import { SafeZone } from '../types/safe-zone.js';

@Resolver(() => Building)
export class BuildingResolver {
  @FieldResolver(() => [SafeZone], { description: 'The safe zones in the building, by code.' })
  safeZones(@Root() { id }: Building, @Ctx() { loaders }: Context): Promise<SafeZone[]> {
    return loaders.safeZonesOfBuilding.load(id);
  }

  @FieldResolver(() => [Floor], { description: 'Its floors, from the lowest.' })
  floors(@Root() { id }: Building, @Ctx() { loaders }: Context): Promise<Floor[]> {
    return loaders.floorsOfBuilding.load(id);
  }
}
