import { type AccessEvent, AccessEventConnection } from '@mrrm/platform/audit/access-event';
import { accessHistory } from '@mrrm/platform/audit/history';
import { type Connection, PageArguments } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';
import { Placement, PlacementConnection } from '../types/placement.js';
import { placementConnection } from './connection.js';

/** What this slice adds to the residents of their owner. */
@Resolver(() => Resident)
export class ResidentResolver {
  @FieldResolver(() => Placement, {
    nullable: true,
    description: 'The bed that the resident has now; null without one that the reader may see.',
  })
  placement(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Placement | null> {
    return loaders.placementOfResident.load(id);
  }

  @FieldResolver(() => AccessEventConnection, {
    nullable: true,
    description: 'Who read or changed the beds of the resident, the latest first. See also `accessHistory`.',
  })
  placementAccessHistory(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<AccessEvent>> {
    return accessHistory(context, id, page);
  }

  @FieldResolver(() => PlacementConnection, {
    nullable: true,
    description: 'All placements of the resident, past and planned ones too, the latest start first.',
  })
  placements(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Placement>> {
    return placementConnection(context, { of: 'RESIDENT' }, id, page);
  }
}
