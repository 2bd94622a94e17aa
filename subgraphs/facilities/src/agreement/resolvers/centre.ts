import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import { Responsibility } from '../types/responsibility.js';
import { CooperationSop } from '../types/sop.js';

/** What organisations agreed on at a centre. */
@Resolver(() => Centre)
export class AgreementsOfCentreResolver {
  @FieldResolver(() => [CooperationSop], { description: 'All versions of its SOP, the newest first.' })
  sops(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<CooperationSop[]> {
    return loaders.sopsOfCentre.load(id);
  }

  @FieldResolver(() => CooperationSop, {
    nullable: true,
    description: 'The SOP that is, or was, in force at a moment; null when there is none.',
  })
  sopInForce(
    @Root() { id }: Centre,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CooperationSop | null> {
    return loaders.sopInForce(at ?? now).load(id);
  }

  @FieldResolver(() => [Responsibility], {
    description:
      'Who is responsible for what at a moment, and under which clause; empty without an SOP in force.',
  })
  async responsibilities(
    @Root() { id }: Centre,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<Responsibility[]> {
    const sop = await loaders.sopInForce(at ?? now).load(id);
    return sop ? loaders.responsibilitiesOfSop.load(sop.id) : [];
  }
}
