import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { readRange } from '../../times.js';
import { type GroupActivity, GroupActivityConnection, RangePageArguments } from '../types/activity.js';

@Resolver(() => Centre)
export class ActivitiesOfCentreResolver {
  @FieldResolver(() => GroupActivityConnection, {
    nullable: true,
    description: 'The group activities that touch a range of time, the earliest first.',
  })
  async groupActivities(
    @Root() { id }: Centre,
    @Args(() => RangePageArguments) wanted: RangePageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<GroupActivity>> {
    const range = readRange(wanted);
    const list = {
      pages: (page: Page) => loaders.groupActivityPages({ range, page }),
      counts: loaders.groupActivityCount(range),
    };
    return pageOf(list, id, wanted, (row) => [row.startsAt, row.id]);
  }
}
