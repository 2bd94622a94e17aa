import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { Inspection, InspectionConnection } from '../types/inspection.js';

@Resolver(() => Centre)
export class InspectionsOfCentreResolver {
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
}
