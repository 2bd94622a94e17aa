import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { checkSpan, readOptionalIdentifier, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { usedOffer } from '../../catalogue/resolvers/used-offer.js';
import { ServiceOffer } from '../../catalogue/types/offer.js';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertGroupActivity } from '../repository/activity.js';
import { GroupActivity, PlanGroupActivityInput, PlanGroupActivityPayload } from '../types/activity.js';
import { Attendance } from '../types/attendance.js';

const MOST_PLACES = 1000;

@Resolver(() => GroupActivity)
export class GroupActivityResolver {
  @Query(() => GroupActivity, { nullable: true, description: 'A group activity by its identifier.' })
  groupActivity(
    @Arg('id', () => ID, { description: 'Identifier of the activity.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<GroupActivity | null> {
    return loaders.groupActivity.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => ServiceOffer, { nullable: true, description: 'Which service it is.' })
  offer(@Root() { offerId }: GroupActivity, @Ctx() { loaders }: Context): Promise<ServiceOffer | null> {
    return loaders.offer.load(offerId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many residents are registered or came, whoever gave them their places; null for readers who may not see who they are.',
  })
  async placesTaken(@Root() { id }: GroupActivity, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.placesTaken.load(id))?.places ?? 0;
  }

  @FieldResolver(() => [Attendance], {
    nullable: true,
    description: 'Who has or had a place, in the order of registration.',
  })
  attendance(@Root() { id }: GroupActivity, @Ctx() { loaders }: Context): Promise<Attendance[]> {
    return loaders.attendancesOfActivity.load(id);
  }

  @Mutation(() => PlanGroupActivityPayload, { description: 'Plans a service for several residents at once.' })
  planGroupActivity(
    @Arg('input', () => PlanGroupActivityInput, { description: 'What, when and for how many.' })
    input: PlanGroupActivityInput,
    @Ctx() context: Context,
  ): Promise<PlanGroupActivityPayload> {
    return write(context, input, {
      prepare: async () => {
        const wanted = readGroupActivity(input, context);
        const { place, functions } = await usedOffer(context, wanted.offerId);
        await context.acts.perform({ place, functions, at: wanted.startsAt });
        await checkReferences(context, referencesOf(wanted, place));
        return wanted;
      },
      act: async (query, wanted) => ({ id: await insertGroupActivity(context, query, wanted) }),
      answer: ({ id }) => ({ activity: reread(context.loaders.groupActivity, id) }),
    });
  }
}

function readGroupActivity(
  { startsAt, endsAt, places = null, ...input }: PlanGroupActivityInput,
  { now }: Context,
) {
  // A journey of some days is an activity, too.
  checkSpan({ startsAt, endsAt }, now, { longestHours: 14 * 24 });
  if (places !== null && (places < 1 || places > MOST_PLACES)) {
    throw badInput(`Give 1 to ${MOST_PLACES} places.`, 'places');
  }
  return {
    offerId: readIdentifier(input.offerId, 'offerId'),
    safeZoneId: readOptionalIdentifier(input.safeZoneId, 'safeZoneId'),
    title: readText(input.title, 'title'),
    startsAt,
    endsAt,
    places,
  };
}
