import { Args, type ClassType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { figureFor } from '../../access/visibility.js';
import type { Context } from '../../context.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import type { OccupiedPlace } from '../repository/occupancy.js';

/** How many live at a place. */
export function residentsPlacedOf<Place extends { id: string }>(
  type: () => ClassType<Place>,
  place: OccupiedPlace,
) {
  @Resolver(type)
  class ResidentsPlacedResolver {
    @FieldResolver(() => Int, {
      nullable: true,
      description:
        'How many residents have a bed here; null when 1 to 10 are withheld from a reader of figures.',
    })
    async residentsPlaced(
      @Root() { id }: Place,
      @Args(() => AtArguments) { at }: AtArguments,
      @Ctx() context: Context,
    ): Promise<number | null> {
      const { loaders, now } = context;
      const placed = await loaders.residentsPlaced({ place, at: at ?? now }).load(id);
      return figureFor(context, placed?.residents ?? 0);
    }
  }
  return ResidentsPlacedResolver;
}
