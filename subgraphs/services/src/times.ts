import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import type { Plausible } from '@mrrm/platform/writing/plausible';
import { ArgsType, Field } from 'type-graphql';

/** What is planned, a little ahead, or written up late. */
export const PLANNED: Plausible = { back: 30, ahead: 2 };

/** A range of time, its end not included. */
export interface Range {
  from: Date;
  until: Date;
}

@ArgsType()
export class RangeArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}

const LONGEST_DAYS = 62;

/** @throws Refusal BAD_USER_INPUT at `until` unless the range has 1 millisecond to 62 days */
export function readRange({ from, until }: Range): Range {
  if (from >= until) throw badInput('The range ends before it begins.', 'until');
  if (until.getTime() - from.getTime() > LONGEST_DAYS * 86_400_000) {
    throw badInput(`Ask for at most ${LONGEST_DAYS} days at once.`, 'until');
  }
  return { from, until };
}
