import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Shift } from '../../rota/types/shift.js';
import { Handover } from '../types/handover.js';

@Resolver(() => Shift)
export class HandoversOfShiftResolver {
  @FieldResolver(() => [Handover], {
    nullable: true,
    description: 'What it told the next shift, the latest first.',
  })
  handovers(@Root() { id }: Shift, @Ctx() { loaders }: Context): Promise<Handover[]> {
    return loaders.handoversOfShift.load(id);
  }
}
