import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { SafeZone } from '../../pointers.js';
import { AtArguments, DutyAssignment } from '../types/on-duty.js';

@Resolver(() => SafeZone)
export class DutyInSafeZoneResolver {
  @FieldResolver(() => [DutyAssignment], {
    nullable: true,
    description: 'Who is on duty at a moment, also on the shifts that serve the whole centre.',
  })
  onDuty(
    @Root() { id }: SafeZone,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<DutyAssignment[]> {
    return loaders.onDuty({ place: 'SAFE_ZONE', at: at ?? now }).load(id);
  }
}
