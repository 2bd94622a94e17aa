import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { findDepartures, findPlacementFacts } from '../repository/placement-facts.js';
import { Departure, PlacementFacts } from '../types/placement-facts.js';

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

  @Query(() => [Departure], {
    nullable: true,
    deprecationReason: 'Follow `changes`, which misses nothing; it stays until no release reads it.',
    description:
      'The departures that were recorded from a moment on, the earliest record first, at most 500, for the slice that gives beds.',
  })
  departures(
    @Arg('since', () => GraphQLDateTimeISO, { description: 'From when on they were recorded.' }) since: Date,
    @Ctx() context: Context,
  ): Promise<Departure[]> {
    return findDepartures(context, since, MOST_ASKED);
  }
}
