import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { dayAt } from '@mrrm/platform/values/day';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { CapacityRecord } from '../types/capacity-record.js';
import { Centre } from '../types/centre.js';
import { CooperationSop } from '../types/cooperation-sop.js';
import { Inspection, InspectionConnection } from '../types/inspection.js';
import { PublishedFigure } from '../types/published-figure.js';
import { Responsibility } from '../types/responsibility.js';
import { WorkOrder, WorkOrderConnection } from '../types/work-order.js';
import { AtArguments, OnArguments } from './moment-arguments.js';

/** What is written down about a centre: places, published figures, agreements, inspections, works. */
@Resolver(() => Centre)
export class CentreRecordsResolver {
  @FieldResolver(() => [CapacityRecord], {
    description: 'The dated series of its places, the latest record first.',
  })
  capacities(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<CapacityRecord[]> {
    return loaders.capacities.load(id);
  }

  @FieldResolver(() => CapacityRecord, {
    nullable: true,
    description: 'How many places it has on a day; null when no record goes back so far.',
  })
  capacity(
    @Root() { id, timeZone }: Centre,
    @Args(() => OnArguments) { on }: OnArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CapacityRecord | null> {
    return loaders.capacityOn(on ?? dayAt(now, timeZone)).load(id);
  }

  @FieldResolver(() => [PublishedFigure], {
    description: 'Its figures as the authority published them, the latest first.',
  })
  publishedFigures(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<PublishedFigure[]> {
    return loaders.publishedFigures.load(id);
  }

  @FieldResolver(() => [CooperationSop], { description: 'All versions of its SOP, the newest first.' })
  sops(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<CooperationSop[]> {
    return loaders.sopsOfCentre.load(id);
  }

  @FieldResolver(() => CooperationSop, {
    nullable: true,
    description: 'The SOP that is, or was, in force at a moment; null when there is none.',
  })
  sopInForce(
    @Root() { id }: Centre,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CooperationSop | null> {
    return loaders.sopInForce(at ?? now).load(id);
  }

  @FieldResolver(() => [Responsibility], {
    description:
      'Who is responsible for what at a moment, and under which clause; empty without an SOP in force.',
  })
  async responsibilities(
    @Root() { id }: Centre,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<Responsibility[]> {
    const sop = await loaders.sopInForce(at ?? now).load(id);
    return sop ? loaders.responsibilitiesOfSop.load(sop.id) : [];
  }

  @FieldResolver(() => InspectionConnection, { description: 'Inspections, the latest first.' })
  async inspections(
    @Root() { id }: Centre,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Inspection>> {
    const page = { first: readFirst(first), after };
    const rows = await loaders.inspectionPages(page).load(id);
    const count = async () => (await loaders.inspectionCount.load(id))?.rows ?? 0;
    return toConnection(rows, page, (row) => [row.inspectedOn, row.id], count);
  }

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
