import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AssistanceCategory } from '../../assistance/values.js';
import type { Context } from '../../context.js';
import { Centre, SafeZone } from '../../pointers.js';
import type { WorkPlace } from '../../register/repository/waiting.js';
import { Resident, ResidentConnection } from '../../register/types/resident.js';
import { OutstandingEntitlement } from '../types/entitlement.js';

/** What somebody has not had. */
@Resolver(() => Resident)
export class OutstandingOfResidentResolver {
  @FieldResolver(() => [OutstandingEntitlement], {
    nullable: true,
    description:
      'What the resident is to have of the State and has not had, in the present stay, one of each category; null for whoever has departed.',
  })
  async entitlementsOutstanding(
    @Root() { id, departedAt }: Resident,
    @Ctx() { loaders }: Context,
  ): Promise<OutstandingEntitlement[] | null> {
    return departedAt ? null : loaders.entitlementsOutstanding.load(id);
  }
}

const NOT_YET =
  'Who stays and has not had what is due of one category; for whom it is due longest first. Nobody where nothing of it is due.';
const WHICH = 'What is to be had.';

const notYetPage = (
  { loaders }: Context,
  of: WorkPlace,
  parentId: string,
  category: AssistanceCategory,
  page: PageArguments,
): Promise<Connection<Resident>> => {
  const list = { of, category };
  const [pages, counts] = [loaders.notYetReceivedPages(list), loaders.notYetReceivedCount(list)];
  return pageOf({ pages, counts }, parentId, page, (row) => [row.since, row.id]);
};

@Resolver(() => Centre)
export class NotYetReceivedOfCentreResolver {
  @FieldResolver(() => ResidentConnection, { nullable: true, description: NOT_YET })
  notYetReceived(
    @Root() { id }: Centre,
    @Arg('entitlement', () => AssistanceCategory, { description: WHICH }) category: AssistanceCategory,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return notYetPage(context, 'CENTRE', id, category, page);
  }
}

@Resolver(() => SafeZone)
export class NotYetReceivedOfSafeZoneResolver {
  @FieldResolver(() => ResidentConnection, { nullable: true, description: NOT_YET })
  notYetReceived(
    @Root() { id }: SafeZone,
    @Arg('entitlement', () => AssistanceCategory, { description: WHICH }) category: AssistanceCategory,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ) {
    return notYetPage(context, 'SAFE_ZONE', id, category, page);
  }
}
