import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { daysAfter } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readLongText, readOptionalIdentifier } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertCarePlan } from '../repository/care-plan.js';
import { CarePlan, OpenCarePlanInput, OpenCarePlanPayload } from '../types/care-plan.js';

const REVIEW_AFTER_DAYS = 90;
/** Review at least every three months: the longest three months have 92 days. */
const LATEST_REVIEW_DAYS = 92;
const MOST_GOALS = 20;
const LONGEST_GOAL = 500;
const constraints = {
  care_plan_one_open: {
    message: 'Your organisation has an open care plan for the resident already.',
    path: 'residentId',
  },
};

@Resolver(() => CarePlan)
export class CarePlanResolver {
  @Query(() => CarePlan, { nullable: true, description: 'A care plan by its identifier.' })
  carePlan(
    @Arg('id', () => ID, { description: 'Identifier of the care plan.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<CarePlan | null> {
    return loaders.carePlan.load(readIdentifier(id, 'id'));
  }

  @Mutation(() => OpenCarePlanPayload, { description: 'Opens a care plan for a resident.' })
  openCarePlan(
    @Arg('input', () => OpenCarePlanInput, { description: 'For whom, and what it wants to reach.' })
    input: OpenCarePlanInput,
    @Ctx() context: Context,
  ): Promise<OpenCarePlanPayload> {
    return write(context, input, {
      constraints,
      prepare: async () => {
        const wanted = readCarePlan(input, context);
        await context.acts.perform({ place: wanted.centreId, at: context.now });
        const pointers = referencesOf(wanted, wanted.centreId, {
          residentAt: onDay(wanted.startedOn, context.now),
          duty: { duty: 'CARE_PLAN', organisation: context.actor.organisation },
        });
        return { ...wanted, verification: await checkReferences(context, pointers) };
      },
      act: async (query, wanted) => ({ id: await insertCarePlan(context, query, wanted) }),
      answer: ({ id }) => ({ carePlan: reread(context.loaders.carePlan, id) }),
    });
  }
}

/** The last moment of a day, or now when that is sooner: who arrived in the course of the day has a plan from that day on. */
function onDay(day: string, now: Date): Date {
  const end = new Date(`${day}T23:59:59Z`);
  return end < now ? end : now;
}

function readCarePlan(input: OpenCarePlanInput, context: Context) {
  const { actor, now, timeZones } = context;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mustReach(context, centreId, 'centreId');
  const startedOn = input.startedOn ?? timeZones.dayAt(now, centreId);
  if (startedOn > daysAfter(timeZones.dayAt(now, centreId), LATEST_REVIEW_DAYS))
    throw badInput('This day lies too far ahead.', 'startedOn');
  const reviewDueOn = input.reviewDueOn ?? daysAfter(startedOn, REVIEW_AFTER_DAYS);
  if (reviewDueOn <= startedOn || reviewDueOn > daysAfter(startedOn, LATEST_REVIEW_DAYS)) {
    throw badInput('A plan is reviewed at least every three months.', 'reviewDueOn');
  }
  if (input.goals.length < 1 || input.goals.length > MOST_GOALS) {
    throw badInput(`Give 1 to ${MOST_GOALS} goals.`, 'goals');
  }
  return {
    residentId: readIdentifier(input.residentId, 'residentId'),
    centreId,
    goals: input.goals.map((goal, index) => readLongText(goal, `goals.${index}`, LONGEST_GOAL)),
    responsibleId: readOptionalIdentifier(input.responsibleId, 'responsibleId') ?? actor.staffMember ?? null,
    startedOn,
    reviewDueOn,
  };
}
