import { Args, type ClassType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import type { OccupiedPlace } from '../repository/counted-beds.js';

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
        'How many residents have a bed here; null when it is withheld from a reader of figures: 1 to 10, or what would tell of so few.',
    })
    async residentsPlaced(
      @Root() { id }: Place,
      @Args(() => AtArguments) { at }: AtArguments,
      @Ctx() { loaders, now }: Context,
    ): Promise<number | null> {
      const placed = await loaders.residentsPlaced({ place, at: at ?? now }).load(id);
      return placed?.residents ?? null;
    }
  }
  return ResidentsPlacedResolver;
}
