import { type Connection } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { SafeZone } from '../../pointers.js';
import { Handover, HandoverConnection, HandoverPageArguments } from '../types/handover.js';
import { handoverPage } from './handover-page.js';

@Resolver(() => SafeZone)
export class HandoversOfSafeZoneResolver {
  @FieldResolver(() => Handover, {
    nullable: true,
    description: 'The last handover written before a moment; null when there is none.',
  })
  latestHandover(
    @Root() { id }: SafeZone,
    @Arg('before', () => GraphQLDateTimeISO, {
      nullable: true,
      description: 'The moment asked about; now by default.',
    })
    before: Date | null | undefined,
    @Ctx() { loaders, now }: Context,
  ): Promise<Handover | null> {
    return loaders.latestHandover(before ?? now).load(id);
  }

  @FieldResolver(() => HandoverConnection, {
    nullable: true,
    description: 'What the shifts of the zone told the next, the latest first.',
  })
  handovers(
    @Root() { id }: SafeZone,
    @Args(() => HandoverPageArguments) page: HandoverPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Handover>> {
    return handoverPage(context, 'SAFE_ZONE', id, page);
  }
}
