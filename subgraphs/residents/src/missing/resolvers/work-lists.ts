import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre, SafeZone } from '../../pointers.js';
import { Resident, ResidentConnection } from '../../register/types/resident.js';
import type { WorkList } from '../repository/work-list.js';

/** One page of who waits for a check or is missed, at a place or among the cases of somebody. */
export const waitingPage = (
  { loaders }: Context,
  list: WorkList,
  parentId: string,
  page: PageArguments,
): Promise<Connection<Resident>> =>
  pageOf({ pages: loaders.waitingPages(list), counts: loaders.waitingCount(list) }, parentId, page, (row) => [
    row.since,
    row.id,
  ]);

const OVERDUE =
  'Who is to be looked for: whose check is overdue, or whose leave is over; who waits longest first.';
const MISSING =
  'Who is not known to be there and has no leave, and about whom something was begun that is not over, also after a departure; who is missed longest first.';

@Resolver(() => Centre)
export class WorkListsOfCentreResolver {
  @FieldResolver(() => ResidentConnection, { nullable: true, description: OVERDUE })
  overdueChecks(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return waitingPage(context, { work: 'OVERDUE_CHECKS', of: 'CENTRE' }, id, page);
  }

  @FieldResolver(() => ResidentConnection, { nullable: true, description: MISSING })
  missingResidents(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return waitingPage(context, { work: 'MISSING', of: 'CENTRE' }, id, page);
  }
}

@Resolver(() => SafeZone)
export class WorkListsOfSafeZoneResolver {
  @FieldResolver(() => ResidentConnection, { nullable: true, description: OVERDUE })
  overdueChecks(
    @Root() { id }: SafeZone,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return waitingPage(context, { work: 'OVERDUE_CHECKS', of: 'SAFE_ZONE' }, id, page);
  }

  @FieldResolver(() => ResidentConnection, { nullable: true, description: MISSING })
  missingResidents(
    @Root() { id }: SafeZone,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return waitingPage(context, { work: 'MISSING', of: 'SAFE_ZONE' }, id, page);
  }
}
