import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';
import { type ServiceRequest, ServiceRequestConnection } from '../types/request.js';

@Resolver(() => Resident)
export class RequestsOfResidentResolver {
  @FieldResolver(() => ServiceRequestConnection, {
    nullable: true,
    description: 'What was asked for on behalf of the resident, the latest first.',
  })
  serviceRequests(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ServiceRequest>> {
    const list = { pages: loaders.serviceRequestPages, counts: loaders.serviceRequestCount };
    return pageOf(list, id, page, (row) => [row.requestedAt, row.id]);
  }
}
