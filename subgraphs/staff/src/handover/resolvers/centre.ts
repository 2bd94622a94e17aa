import { type Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { type Handover, HandoverConnection, HandoverPageArguments } from '../types/handover.js';
import { handoverPage } from './handover-page.js';

@Resolver(() => Centre)
export class HandoversOfCentreResolver {
  @FieldResolver(() => HandoverConnection, {
    nullable: true,
    description: 'What its shifts told the next, the latest first.',
  })
  handovers(
    @Root() { id }: Centre,
    @Args(() => HandoverPageArguments) page: HandoverPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Handover>> {
    return handoverPage(context, 'CENTRE', id, page);
  }
}
