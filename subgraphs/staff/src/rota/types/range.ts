import { PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class RangeArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}

@ArgsType()
export class RangePageArguments extends PageArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}

const LONGEST_DAYS = 62;
const DAY = 86_400_000;

/** @throws Refusal BAD_USER_INPUT unless the range begins before it ends and is at most 62 days long */
export function readRange({ from, until }: RangeArguments): RangeArguments {
  if (from >= until) throw badInput('The range ends before it begins.', 'until');
  if (until.getTime() - from.getTime() > LONGEST_DAYS * DAY) {
    throw badInput(`Ask for at most ${LONGEST_DAYS} days at once.`, 'until');
  }
  return { from, until };
}
