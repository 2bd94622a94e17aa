import type { Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { PageAtArguments } from '../../premises/types/moment-arguments.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { Placement, PlacementConnection } from '../types/placement.js';
import { placementConnection } from './connection.js';
import { residentsPlacedOf } from './residents-placed.js';

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
}

export const ResidentsPlacedOfSafeZoneResolver = residentsPlacedOf(() => SafeZone, 'SAFE_ZONE');
