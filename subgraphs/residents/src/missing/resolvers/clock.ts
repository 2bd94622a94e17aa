import { mustReach } from '@mrrm/platform/access/visible-at';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readNumber, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { type ClockHours, USUAL_CLOCK } from '../../presence/rules/usual-clock.js';
import { insertMissingClock } from '../repository/clock.js';
import { clockAt } from '../rules/steps.js';
import { MissingClock, SetMissingClockInput, SetMissingClockPayload } from '../types/clock.js';

const LONGEST_HOURS = 336;
const AT_LEAST_ONE: (keyof ClockHours)[] = ['checkHours', 'interviewHours'];

const readHours = (input: ClockHours): ClockHours =>
  Object.fromEntries(
    (Object.keys(USUAL_CLOCK) as (keyof ClockHours)[]).map((name) => {
      const least = AT_LEAST_ONE.includes(name) ? 1 : 0;
      return [name, readNumber(input[name], name, { least, most: LONGEST_HOURS })];
    }),
  ) as unknown as ClockHours;

/** After how many hours what is due at a centre. */
@Resolver(() => Centre)
export class MissingClockResolver {
  @FieldResolver(() => MissingClock, {
    nullable: true,
    description: 'After how many hours what is due about who is not there, as it holds now.',
  })
  async missingClock(@Root() { id }: Centre, @Ctx() { loaders, now }: Context): Promise<MissingClock> {
    return clockAt(await loaders.missingClocks.load(id), now) ?? USUAL_CLOCK;
  }

  @FieldResolver(() => [MissingClock], {
    nullable: true,
    description: 'Every setting of it, the latest first; empty where the usual one was never replaced.',
  })
  missingClocks(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<MissingClock[]> {
    return loaders.missingClocks.load(id);
  }

  @Mutation(() => SetMissingClockPayload, {
    description:
      'Sets after how many hours what is due at a centre about who is not there, from now on. What began before goes on under the former setting.',
  })
  setMissingClock(
    @Arg('input', () => SetMissingClockInput, { description: 'Where, the hours, and why.' })
    input: SetMissingClockInput,
    @Ctx() context: Context,
  ): Promise<SetMissingClockPayload> {
    return write(context, input, {
      constraints: {
        missing_clock_one_setting_at_a_time: {
          message: 'Somebody has set it at this very moment.',
          path: 'centreId',
        },
      },
      prepare: () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        return { centreId, reason: readText(input.reason, 'reason', 500), ...readHours(input) };
      },
      act: async (query, wanted) => {
        await insertMissingClock(context, query, wanted);
        return { centreId: wanted.centreId };
      },
      answer: async ({ centreId }) => ({
        missingClock: (await context.loaders.missingClocks.clear(centreId).load(centreId))[0] ?? null,
      }),
    });
  }
}
