import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';
import { CarePlan } from '../types/care-plan.js';

@Resolver(() => Resident)
export class CarePlanOfResidentResolver {
  @FieldResolver(() => CarePlan, {
    nullable: true,
    description: 'The open care plan that the reader may see; null without one.',
  })
  carePlan(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<CarePlan | null> {
    return loaders.openCarePlanOfResident.load(id);
  }
}
