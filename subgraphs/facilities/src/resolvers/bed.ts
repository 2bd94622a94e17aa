import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Bed } from '../types/bed.js';
import { Placement } from '../types/placement.js';

@Resolver(() => Bed)
export class BedResolver {
  @Query(() => Bed, { nullable: true, description: 'A bed by its identifier.' })
  bed(
    @Arg('id', () => ID, { description: 'Identifier of the bed.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Bed | null> {
    return loaders.bed.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => Placement, {
    nullable: true,
    description:
      'The placement that holds now; null while the bed is free, and for readers who may not see who has it: `state` tells which.',
  })
  currentPlacement(@Root() { id }: Bed, @Ctx() { loaders }: Context): Promise<Placement | null> {
    return loaders.placementOfBed.load(id);
  }
}
