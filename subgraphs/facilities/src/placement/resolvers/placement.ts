import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { PlacementFinding } from '../types/finding.js';
import { Placement } from '../types/placement.js';
import { findingsFor } from './checks.js';

@Resolver(() => Placement)
export class PlacementResolver {
  @Query(() => Placement, { nullable: true, description: 'A placement by its identifier.' })
  placement(
    @Arg('id', () => ID, { description: 'Identifier of the placement.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Placement | null> {
    return loaders.placement.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => [PlacementFinding], {
    description: 'What the rules said of it, and by whose reason they were passed over; the earliest first.',
  })
  findings(@Root() { id }: Placement, @Ctx() context: Context): Promise<PlacementFinding[]> {
    return findingsFor(context, id);
  }
}
