import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { Inspection, InspectionConnection } from '../types/inspection.js';

@Resolver(() => Centre)
export class InspectionsOfCentreResolver {
  @FieldResolver(() => InspectionConnection, { description: 'Inspections, the latest first.' })
  inspections(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Inspection>> {
    return pageOf({ pages: loaders.inspectionPages, counts: loaders.inspectionCount }, id, page, (row) => [
      row.inspectedOn,
      row.id,
    ]);
  }
}
