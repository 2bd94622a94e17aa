import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Centre } from '../types/centre.js';
import { CooperationSop } from '../types/cooperation-sop.js';
import { Responsibility } from '../types/responsibility.js';
import { SopParty } from '../types/sop-party.js';

@Resolver(() => CooperationSop)
export class CooperationSopResolver {
  @FieldResolver(() => Centre, { nullable: true, description: 'The centre for which the SOP was made.' })
  centre(@Root() { centreId }: CooperationSop, @Ctx() { loaders }: Context): Promise<Centre | null> {
    return loaders.centre.load(centreId);
  }

  @FieldResolver(() => [SopParty], { description: 'The organisations that sign it, by code.' })
  parties(@Root() { id }: CooperationSop, @Ctx() { loaders }: Context): Promise<SopParty[]> {
    return loaders.partiesOfSop.load(id);
  }

  @FieldResolver(() => [Responsibility], { description: 'Who performs which function, by function.' })
  responsibilities(@Root() { id }: CooperationSop, @Ctx() { loaders }: Context): Promise<Responsibility[]> {
    return loaders.responsibilitiesOfSop.load(id);
  }
}
