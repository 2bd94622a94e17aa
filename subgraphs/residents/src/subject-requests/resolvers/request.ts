import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { countOpenSubjectAccess, findOpenSubjectAccess } from '../repository/find.js';
import { SubjectAccessRequest, SubjectAccessRequestConnection } from '../types/request.js';

@Resolver(() => SubjectAccessRequest)
export class SubjectAccessRequestResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Whom it is about.' })
  resident(
    @Root() { residentId }: SubjectAccessRequest,
    @Ctx() { loaders }: Context,
  ): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Query(() => SubjectAccessRequestConnection, {
    nullable: true,
    description:
      'The requests for what is kept about somebody that wait for an answer, what is due first coming first.',
  })
  async subjectAccessToAnswer(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<SubjectAccessRequest>> {
    const page = { first: readFirst(first), after };
    const rows = await findOpenSubjectAccess(context, page);
    return toConnection(
      rows,
      page,
      (row) => [row.dueAt, row.id],
      () => countOpenSubjectAccess(context),
    );
  }
}

@Resolver(() => Resident)
export class SubjectAccessOfResidentResolver {
  @FieldResolver(() => [SubjectAccessRequest], {
    nullable: true,
    description: 'Who asked for what is kept about the resident, the latest first.',
  })
  subjectAccessRequests(
    @Root() { id }: Resident,
    @Ctx() { loaders }: Context,
  ): Promise<SubjectAccessRequest[]> {
    return loaders.subjectAccessOfResident.load(id);
  }
}
