import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { WorkOrder, WorkOrderConnection } from '../types/work-order.js';

@Resolver(() => Centre)
export class WorksOfCentreResolver {
  @FieldResolver(() => WorkOrderConnection, { description: 'Renovations and repairs, the latest first.' })
  async workOrders(
    @Root() { id }: Centre,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<WorkOrder>> {
    const page = { first: readFirst(first), after };
    const rows = await loaders.workOrderPages(page).load(id);
    const count = async () => (await loaders.workOrderCount.load(id))?.rows ?? 0;
    return toConnection(rows, page, (row) => [row.openedOn, row.id], count);
  }
}
