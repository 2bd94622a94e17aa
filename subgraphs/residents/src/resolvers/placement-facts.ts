import { badInput } from '@mrrm/platform/errors';
import { readIdentifier } from '@mrrm/platform/identifiers';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { findPlacementFacts } from '../repository/placement-facts.js';
import { PlacementFacts } from '../types/placement-facts.js';

/** Most residents that one question may name: more than sleep in any one room. */
const MOST_ASKED = 500;

@Resolver(() => PlacementFacts)
export class PlacementFactsResolver {
  @Query(() => [PlacementFacts], {
    nullable: true,
    description:
      'What decides with whom residents may share a room, for the slice that gives beds. Who is not on record is left out.',
  })
  async placementFacts(
    @Arg('residentIds', () => [ID], { description: 'About whom, at most 500.' }) residentIds: string[],
    @Ctx() context: Context,
  ): Promise<PlacementFacts[]> {
    if (residentIds.length > MOST_ASKED)
      throw badInput(`Name at most ${MOST_ASKED} residents.`, 'residentIds');
    const ids = residentIds.map((id, index) => readIdentifier(id, `residentIds.${index}`));
    return findPlacementFacts(context, ids);
  }
}
