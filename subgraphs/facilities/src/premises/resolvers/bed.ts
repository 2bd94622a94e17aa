import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Bed } from '../types/bed.js';

@Resolver(() => Bed)
export class BedResolver {
  @Query(() => Bed, { nullable: true, description: 'A bed by its identifier.' })
  bed(
    @Arg('id', () => ID, { description: 'Identifier of the bed.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Bed | null> {
    return loaders.bed.load(readIdentifier(id, 'id'));
  }
}
