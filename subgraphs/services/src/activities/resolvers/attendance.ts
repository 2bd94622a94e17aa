import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { recordAttendance, takesPlace } from '../repository/record-attendance.js';
import { GroupActivity } from '../types/activity.js';
import { Attendance, RecordAttendanceInput, RecordAttendancePayload } from '../types/attendance.js';
import { usedActivity } from './used-activity.js';

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
  recordAttendance(
    @Arg('input', () => RecordAttendanceInput, { description: 'Which activity, who, and what.' })
    input: RecordAttendanceInput,
    @Ctx() context: Context,
  ): Promise<RecordAttendancePayload> {
    return write(context, input, {
      prepare: async () => {
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
        // Somebody who has departed gives a place back, or did not come.
        const fits = takesPlace(wanted.state) ? { residentAt } : {};
        await checkReferences(context, referencesOf(wanted, place, fits));
        return wanted;
      },
      act: async (query, wanted) => ({ id: await recordAttendance(context, query, wanted) }),
      answer: ({ id }) => ({ attendance: reread(context.loaders.attendance, id) }),
    });
  }
}
