import type { Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';
import { type Session, SessionConnection, SessionPageArguments } from '../types/session.js';
import { sessionPage } from './session-page.js';

@Resolver(() => Resident)
export class SessionsOfResidentResolver {
  @FieldResolver(() => SessionConnection, {
    nullable: true,
    description: 'The sessions that the resident received, the latest first.',
  })
  services(
    @Root() { id }: Resident,
    @Args(() => SessionPageArguments) page: SessionPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Session>> {
    return sessionPage(context, { of: 'RESIDENT', function: page.function }, id, page);
  }
}
