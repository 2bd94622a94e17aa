import type { Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { StaffMember } from '../../pointers.js';
import { type Session, SessionConnection, SessionPageArguments } from '../types/session.js';
import { sessionPage } from './session-page.js';

@Resolver(() => StaffMember)
export class SessionsOfStaffMemberResolver {
  @FieldResolver(() => SessionConnection, {
    nullable: true,
    description: 'The sessions that this person gave, the latest first.',
  })
  sessions(
    @Root() { id }: StaffMember,
    @Args(() => SessionPageArguments) page: SessionPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Session>> {
    return sessionPage(context, { of: 'PROVIDER', function: page.function }, id, page);
  }
}
