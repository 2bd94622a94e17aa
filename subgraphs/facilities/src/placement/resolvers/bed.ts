import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Bed } from '../../premises/types/bed.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import { BedBlock } from '../types/block.js';
import { Placement } from '../types/placement.js';
import { BedState } from '../values.js';

/** Who has a bed, and whether it can be given. */
@Resolver(() => Bed)
export class PlacementOfBedResolver {
  @FieldResolver(() => Placement, {
    nullable: true,
    description:
      'The placement that holds now; null while the bed is free, and for readers who may not see who has it: `state` tells which.',
  })
  currentPlacement(@Root() { id }: Bed, @Ctx() { loaders }: Context): Promise<Placement | null> {
    return loaders.placementOfBed.load(id);
  }

  @FieldResolver(() => BedState, {
    nullable: true,
    description:
      'Whether it can be given at a moment. Null when it does not stand there then, or when the reader may not know who has which bed.',
  })
  async state(
    @Root() { id }: Bed,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<BedState | null> {
    return (await loaders.bedState(at ?? now).load(id))?.state ?? null;
  }

  @FieldResolver(() => [BedBlock], {
    description: 'The blocks that hold at a moment; empty when none does.',
  })
  blocks(
    @Root() { id }: Bed,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<BedBlock[]> {
    return loaders.blocksOfBed(at ?? now).load(id);
  }
}
