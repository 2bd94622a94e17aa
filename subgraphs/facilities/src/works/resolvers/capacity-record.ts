import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { CapacityRecord } from '../../premises/types/capacity-record.js';
import { WorkOrder } from '../types/work-order.js';

@Resolver(() => CapacityRecord)
export class WorkOfCapacityRecordResolver {
  @FieldResolver(() => WorkOrder, {
    nullable: true,
    description: 'The work that changed the number of places; null when none did, or none is known.',
  })
  async workOrder(
    @Root() { workOrderId }: CapacityRecord,
    @Ctx() { loaders }: Context,
  ): Promise<WorkOrder | null> {
    return workOrderId ? loaders.workOrder.load(workOrderId) : null;
  }
}
