import { type Connection, PageArguments, readFirst } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { Stay } from '../../register/types/stay.js';
import { findChanges } from '../repository/change.js';
import { Change, ChangeConnection } from '../types/change.js';

@Resolver(() => Change)
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    nullable: true,
    description:
      'What became of the residents, for programs that follow the register: each change once, in an order in which none is put in later. Keep `pageInfo.endCursor` with what you have done, also that of an empty page, and go on from it with `after`. The refusal with the rule FEED_BEGINS_AGAIN says to begin again without `after`.',
  })
  changes(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Change>> {
    return findChanges(context, { first: readFirst(first), after });
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'The resident as it is now, as far as it is open to you.',
  })
  resident(@Root() { residentId }: Change, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => Stay, {
    nullable: true,
    description: 'The stay as it is now, as far as it is open to you.',
  })
  async stay(@Root() { residentId, stayId }: Change, @Ctx() { loaders }: Context): Promise<Stay | null> {
    if (!stayId) return null;
    const stays = await loaders.staysOfResident.load(residentId);
    return stays.find(({ id }) => id === stayId) ?? null;
  }
}
