import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { findShiftWindows } from '../repository/shift-window.js';
import { belongsToWindow } from '../rules/shift-hours.js';
import { ShiftJudgement } from '../types/shift-judgement.js';
import { ShiftWindow } from '../values.js';

const LONGEST_MILLISECONDS = 48 * 3_600_000;

@ArgsType()
class JudgeShiftArguments {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  id!: string;

  @Field(() => ShiftWindow, { description: 'The window to which the shift is said to belong.' })
  window!: ShiftWindow;

  @Field(() => GraphQLDateTimeISO, { description: 'When the shift begins.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When the shift ends, at most 48 hours later.' })
  until!: Date;
}

/** Whether shifts lie where their windows are. */
@Resolver(() => ShiftJudgement)
export class ShiftJudgementResolver {
  @Query(() => ShiftJudgement, {
    nullable: true,
    description:
      "Whether a shift belongs to a window of a centre, for other owners' slices before they plan it; null for an unknown centre.",
  })
  async shiftJudgement(
    @Args(() => JudgeShiftArguments) { id, window, from, until }: JudgeShiftArguments,
    @Ctx() context: Context,
  ): Promise<ShiftJudgement | null> {
    const centre = await context.loaders.centre.load(readIdentifier(id, 'id'));
    if (!centre) return null;
    const hours = (await findShiftWindows(context, [centre.id])).find((one) => one.window === window);
    const isShift = until > from && until.getTime() - from.getTime() <= LONGEST_MILLISECONDS;
    // A centre that has not said its hours forbids none.
    const belongs = !hours || (isShift && belongsToWindow({ from, until }, hours, centre.timeZone));
    return { objections: belongs ? [] : ['OUTSIDE_OF_THE_WINDOW'] };
  }
}
