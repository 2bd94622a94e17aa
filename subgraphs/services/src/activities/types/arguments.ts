import { PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class RangePageArguments extends PageArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}
