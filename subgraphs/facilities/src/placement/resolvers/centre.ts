import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { figureFor } from '../../access/visibility.js';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';

/** How many live at a centre. */
@Resolver(() => Centre)
export class ResidentsOfCentreResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many residents have a bed here; null when 1 to 10 are withheld from a reader of figures.',
  })
  async residentsPlaced(
    @Root() { id }: Centre,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { judge, loaders, now }: Context,
  ): Promise<number | null> {
    const placed = await loaders.residentsPlaced({ place: 'CENTRE', at: at ?? now }).load(id);
    return figureFor({ judge }, placed?.residents ?? 0);
  }
}
