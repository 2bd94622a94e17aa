import { PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class AtArguments {
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment asked about; now by default.',
  })
  at?: Date | null;
}

@ArgsType()
export class OnArguments {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day asked about; today at the centre by default.',
  })
  on?: string | null;
}

@ArgsType()
export class PageUntilArguments extends PageArguments {
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Up to when; the next 24 hours by default.',
  })
  until?: Date | null;
}

@ArgsType()
export class PageAtArguments extends PageArguments {
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment asked about; now by default.',
  })
  at?: Date | null;
}
