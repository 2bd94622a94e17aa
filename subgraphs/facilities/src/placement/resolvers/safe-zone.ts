import type { Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { figureFor } from '../../access/visibility.js';
import type { Context } from '../../context.js';
import { AtArguments, PageAtArguments } from '../../premises/types/moment-arguments.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { Placement, PlacementConnection } from '../types/placement.js';
import { placementConnection } from './connection.js';

/** Who lives in a safe zone. */
@Resolver(() => SafeZone)
export class PlacementsOfSafeZoneResolver {
  @FieldResolver(() => PlacementConnection, {
    nullable: true,
    description: 'The placements that hold at a moment, the latest start first.',
  })
  placements(
    @Root() { id }: SafeZone,
    @Args(() => PageAtArguments) { at, ...page }: PageAtArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Placement>> {
    return placementConnection(context, { of: 'SAFE_ZONE', at: at ?? context.now }, id, page);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many residents have a bed here; null when 1 to 10 are withheld from a reader of figures.',
  })
  async residentsPlaced(
    @Root() { id }: SafeZone,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { judge, loaders, now }: Context,
  ): Promise<number | null> {
    const placed = await loaders.residentsPlaced({ place: 'SAFE_ZONE', at: at ?? now }).load(id);
    return figureFor({ judge }, placed?.residents ?? 0);
  }
}
