import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import type { ComplaintList } from '../repository/complaint.js';
import { Complaint, ComplaintConnection, ComplaintStep } from '../types/complaint.js';
import { ComplaintState } from '../values.js';

const listOf = (
  { loaders }: Context,
  list: ComplaintList,
  centreId: string,
  page: PageArguments,
): Promise<Connection<Complaint>> =>
  pageOf(
    { pages: loaders.complaintPages(list), counts: loaders.complaintCount(list) },
    centreId,
    page,
    (row) => [row.receivedAt, row.id],
  );

@Resolver(() => Centre)
export class ComplaintsOfCentreResolver {
  @FieldResolver(() => ComplaintConnection, {
    nullable: true,
    description: 'Complaints and feedback about the centre, the latest first, but for reports of abuse.',
  })
  complaints(
    @Root() { id }: Centre,
    @Arg('state', () => ComplaintState, {
      nullable: true,
      description: 'Those in one state; all by default.',
    })
    state: ComplaintState | null | undefined,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return listOf(context, { room: 'COMPLAINTS', state: state ?? null }, id, page);
  }

  @FieldResolver(() => ComplaintConnection, {
    nullable: true,
    description: 'Reports of sexual exploitation and abuse, the latest first: for the focal point alone.',
  })
  abuseReports(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return listOf(context, { room: 'ABUSE_REPORTS', state: null }, id, page);
  }
}

@Resolver(() => Complaint)
export class ComplaintResolver {
  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'Who complains; null for whoever wished no name, and for whom the reader may not know.',
  })
  resident(@Root() { residentId }: Complaint, @Ctx() { loaders }: Context): Promise<Resident | null> | null {
    return residentId === null ? null : loaders.resident.load(residentId);
  }

  @FieldResolver(() => [ComplaintStep], { description: 'What was done about it, the first step first.' })
  steps(@Root() { id }: Complaint, @Ctx() { loaders }: Context): Promise<ComplaintStep[]> {
    return loaders.complaintSteps.load(id);
  }
}
