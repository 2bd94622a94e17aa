import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Household } from '../types/household.js';
import { Resident } from '../types/resident.js';

@Resolver(() => Household)
export class HouseholdResolver {
  @Query(() => Household, { nullable: true, description: 'A household by its identifier.' })
  household(
    @Arg('id', () => ID, { description: 'Identifier of the household.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Household | null> {
    return loaders.household.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => [Resident], {
    description: 'Who belongs to it now, the oldest first: who has departed is among its `memberships`.',
  })
  members(@Root() { id }: Household, @Ctx() { loaders }: Context): Promise<Resident[]> {
    return loaders.members.load(id);
  }
}
