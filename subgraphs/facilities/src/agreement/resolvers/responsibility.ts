import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Responsibility } from '../types/responsibility.js';
import { CooperationSop } from '../types/sop.js';

@Resolver(() => Responsibility)
export class ResponsibilityResolver {
  @FieldResolver(() => CooperationSop, { nullable: true, description: 'The SOP that gives it.' })
  sop(@Root() { sopId }: Responsibility, @Ctx() { loaders }: Context): Promise<CooperationSop | null> {
    return loaders.sop.load(sopId);
  }
}
