import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { countOpenRectifications, findOpenRectifications } from '../repository/rectification.js';
import { RectificationRequest, RectificationRequestConnection } from '../types/rectification.js';

@Resolver(() => RectificationRequest)
export class RectificationResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Whose record it is.' })
  resident(
    @Root() { residentId }: RectificationRequest,
    @Ctx() { loaders }: Context,
  ): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Query(() => RectificationRequestConnection, {
    nullable: true,
    description: 'The requests for corrections that wait for an answer, what is due first coming first.',
  })
  async rectificationsToAnswer(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<RectificationRequest>> {
    const page = { first: readFirst(first), after };
    const rows = await findOpenRectifications(context, page);
    return toConnection(
      rows,
      page,
      (row) => [row.askedAt, row.id],
      () => countOpenRectifications(context),
    );
  }
}

@Resolver(() => Resident)
export class RectificationsOfResidentResolver {
  @FieldResolver(() => [RectificationRequest], {
    nullable: true,
    description: 'What was asked to be corrected of their record, the latest first.',
  })
  rectifications(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<RectificationRequest[]> {
    return loaders.rectificationsOfResident.load(id);
  }
}
