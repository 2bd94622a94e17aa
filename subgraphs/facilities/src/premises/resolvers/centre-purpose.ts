import { dayAt } from '@mrrm/platform/values/day';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../types/centre.js';
import { CentrePurpose } from '../types/centre-purpose.js';
import { OnArguments } from '../types/moment-arguments.js';

@Resolver(() => Centre)
export class PurposesOfCentreResolver {
  @FieldResolver(() => [CentrePurpose], {
    description: 'The dated series of what the centre is for, the latest record first.',
  })
  purposes(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<CentrePurpose[]> {
    return loaders.purposes.load(id);
  }

  @FieldResolver(() => CentrePurpose, {
    nullable: true,
    description: 'What the centre is for on a day; null when no record goes back so far.',
  })
  purpose(
    @Root() { id, timeZone }: Centre,
    @Args(() => OnArguments) { on }: OnArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CentrePurpose | null> {
    return loaders.purposeOn(on ?? dayAt(now, timeZone)).load(id);
  }
}
