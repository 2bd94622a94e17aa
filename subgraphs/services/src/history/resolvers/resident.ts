import { type AccessEvent, AccessEventConnection } from '@mrrm/platform/audit/access-event';
import { accessHistory } from '@mrrm/platform/audit/history';
import { type Connection, PageArguments } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';

@Resolver(() => Resident)
export class HistoryOfResidentResolver {
  @FieldResolver(() => AccessEventConnection, {
    nullable: true,
    description:
      'Who read or changed what this slice has on record about the resident, the latest first. See also `accessHistory`.',
  })
  serviceAccessHistory(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<AccessEvent>> {
    return accessHistory(context, id, page);
  }
}
