import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { WorkOrder, WorkOrderConnection } from '../types/work-order.js';

@Resolver(() => Centre)
export class WorksOfCentreResolver {
  @FieldResolver(() => WorkOrderConnection, { description: 'Renovations and repairs, the latest first.' })
  workOrders(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<WorkOrder>> {
    return pageOf({ pages: loaders.workOrderPages, counts: loaders.workOrderCount }, id, page, (row) => [
      row.openedOn,
      row.id,
    ]);
  }
}
