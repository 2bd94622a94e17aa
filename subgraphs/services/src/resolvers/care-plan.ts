import { checkReferences, checkReferencesBut } from '@mrrm/platform/graph/references';
import { daysAfter } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  checkSpan,
  readLanguage,
  readLongText,
  readOptionalIdentifier,
  readText,
} from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayWriteAt } from '../access/visibility.js';
import type { Context } from '../context.js';
import { insertBooking, insertCarePlan } from '../repository/referral-writes.js';
import { CarePlan } from '../types/care-plan.js';
import { InterpreterBooking } from '../types/interpreter-booking.js';
import { OpenCarePlanInput, OpenCarePlanPayload } from '../types/referral-writes.js';
import { BookInterpreterInput, BookInterpreterPayload } from '../types/service-writes.js';
import { referencesOf } from './references-of.js';
import { readWritten } from './written.js';

const REVIEW_AFTER_DAYS = 90;
/** Review at least every three months: the longest three months have 92 days. */
const LATEST_REVIEW_DAYS = 92;
const MOST_GOALS = 20;
const LONGEST_GOAL = 500;
const NOT_SPOKEN = warning(
  'RULE_VIOLATION',
  'This person does not speak the language. The reason is kept with the booking.',
  'interpreterId',
);

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
  async openCarePlan(
    @Arg('input', () => OpenCarePlanInput, { description: 'For whom, and what it wants to reach.' })
    input: OpenCarePlanInput,
    @Ctx() context: Context,
  ): Promise<OpenCarePlanPayload> {
    const open = {
      message: 'Your organisation has an open care plan for the resident already.',
      path: 'residentId',
    };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'openCarePlan', input, messages: { care_plan_one_open: open } },
      async (query, wanted) => ({ id: await insertCarePlan(context, query, wanted) }),
      async () => {
        const wanted = readCarePlan(input, context);
        await context.acts.perform({ place: wanted.centreId, at: context.now });
        return {
          ...wanted,
          verification: await checkReferences(
            context,
            referencesOf(wanted, wanted.centreId, {
              residentAt: onDay(wanted.startedOn, context.now),
              duty: { duty: 'CARE_PLAN', organisation: context.actor.organisation },
            }),
          ),
        };
      },
    );
    return { carePlan: await readWritten(context.loaders.carePlan, result), userErrors };
  }
}

@Resolver(() => InterpreterBooking)
export class InterpreterBookingResolver {
  @Mutation(() => BookInterpreterPayload, { description: 'Books an interpreter for a time.' })
  async bookInterpreter(
    @Arg('input', () => BookInterpreterInput, { description: 'Whom, when and in which language.' })
    input: BookInterpreterInput,
    @Ctx() context: Context,
  ): Promise<BookInterpreterPayload> {
    const busy = { message: 'This interpreter is booked at that time.', path: 'interpreterId' };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'bookInterpreter', input, messages: { interpreter_booking_no_overlap: busy } },
      async (query, wanted) => ({ id: await insertBooking(context, query, wanted) }),
      async () => {
        const { startsAt, endsAt } = input;
        const centreId = readIdentifier(input.centreId, 'centreId');
        mayWriteAt(context.actor, centreId, 'centreId');
        checkSpan({ startsAt, endsAt }, context.now, { longestHours: 24, daysBack: 31 });
        const wanted = {
          centreId,
          interpreterId: readIdentifier(input.interpreterId, 'interpreterId'),
          residentId: readOptionalIdentifier(input.residentId, 'residentId'),
          language: readLanguage(input.language, 'language'),
          startsAt,
          endsAt,
        };
        await context.acts.perform({ place: centreId, at: startsAt });
        const fits = {
          residentAt: startsAt < context.now ? startsAt : context.now,
          duty: { duty: 'INTERPRETING' as const, language: wanted.language },
        };
        const pointers = referencesOf(wanted, wanted.centreId, fits);
        const reason =
          input.override != null ? readText(input.override.reason, 'override.reason', 500) : null;
        const { verification, passedOver } = await checkReferencesBut(context, pointers, reason);
        // While the owner of the staff cannot be asked, a reason that was given counts when it can.
        const isUsed = passedOver.length > 0 || verification === 'UNVERIFIED';
        return { ...wanted, languageException: isUsed ? reason : null, verification };
      },
    );
    const booking = await readWritten(context.loaders.booking, result);
    const warnings = booking?.languageException ? [NOT_SPOKEN] : [];
    return { booking, userErrors: [...userErrors, ...warnings] };
  }
}

/** The last moment of a day, or now when that is sooner: who arrived in the course of the day has a plan from that day on. */
function onDay(day: string, now: Date): Date {
  const end = new Date(`${day}T23:59:59Z`);
  return end < now ? end : now;
}

function readCarePlan(input: OpenCarePlanInput, { actor, now, timeZones }: Context) {
  const centreId = readIdentifier(input.centreId, 'centreId');
  mayWriteAt(actor, centreId, 'centreId');
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
