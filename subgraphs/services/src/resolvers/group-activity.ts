import { checkReferences } from '@mrrm/platform/graph/references';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { checkSpan, readOptionalIdentifier, readText } from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { insertGroupActivity, recordAttendance } from '../repository/group-activity-writes.js';
import { Attendance, GroupActivity } from '../types/group-activity.js';
import { ServiceOffer } from '../types/service-offer.js';
import {
  PlanGroupActivityInput,
  PlanGroupActivityPayload,
  RecordAttendanceInput,
  RecordAttendancePayload,
} from '../types/service-writes.js';
import { usedActivity, usedOffer } from './place.js';
import { referencesOf } from './references-of.js';
import { readWritten } from './written.js';

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
  async planGroupActivity(
    @Arg('input', () => PlanGroupActivityInput, { description: 'What, when and for how many.' })
    input: PlanGroupActivityInput,
    @Ctx() context: Context,
  ): Promise<PlanGroupActivityPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'planGroupActivity', input },
      async (query, wanted) => ({ id: await insertGroupActivity(context, query, wanted) }),
      async () => {
        const wanted = readGroupActivity(input, context);
        const { place, functions } = await usedOffer(context, wanted.offerId);
        await context.acts.perform({ place, functions, at: wanted.startsAt });
        await checkReferences(context, referencesOf(wanted, place));
        return wanted;
      },
    );
    return { activity: await readWritten(context.loaders.groupActivity, result), userErrors };
  }
}

/** What is said once an activity has begun. */
const CAME_OR_NOT = ['ATTENDED', 'ABSENT'];

@Resolver(() => Attendance)
export class AttendanceResolver {
  @FieldResolver(() => GroupActivity, { nullable: true, description: 'The activity.' })
  activity(@Root() { activityId }: Attendance, @Ctx() { loaders }: Context): Promise<GroupActivity | null> {
    return loaders.groupActivity.load(activityId);
  }

  @Mutation(() => RecordAttendancePayload, {
    description: 'Gives a resident a place in a group activity, or says whether the resident came.',
  })
  async recordAttendance(
    @Arg('input', () => RecordAttendanceInput, { description: 'Which activity, who, and what.' })
    input: RecordAttendanceInput,
    @Ctx() context: Context,
  ): Promise<RecordAttendancePayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordAttendance', input },
      async (query, wanted) => ({ id: await recordAttendance(context, query, wanted) }),
      async () => {
        const wanted = {
          activityId: readIdentifier(input.activityId, 'activityId'),
          residentId: readIdentifier(input.residentId, 'residentId'),
          state: input.state,
          expectedVersion: input.expectedVersion ?? null,
        };
        const { place, functions, startsAt } = await usedActivity(context, wanted.activityId);
        if (CAME_OR_NOT.includes(wanted.state) && startsAt > context.now)
          throw badInput('The activity has not begun: whether somebody came is not known yet.', 'state');
        await context.acts.perform({ place, functions, at: startsAt });
        const residentAt = startsAt < context.now ? startsAt : context.now;
        // Who has departed gives a place back, or did not come.
        const takesPlace = wanted.state === 'REGISTERED' || wanted.state === 'ATTENDED';
        await checkReferences(context, referencesOf(wanted, place, takesPlace ? { residentAt } : {}));
        return wanted;
      },
    );
    return { attendance: await readWritten(context.loaders.attendance, result), userErrors };
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
