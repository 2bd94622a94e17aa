import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'That a group of fields of a resident was shown to another organisation: whom a correction or an erasure concerns.',
  simpleResolvers: true,
})
export class ShownTo {
  @Field(() => String, { description: 'Code of the organisation whose people or program were shown it.' })
  organisationCode!: string;

  @Field(() => String, { description: 'The group of fields, as the access matrix names it.' })
  group!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was shown first.' })
  firstAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was shown last.' })
  lastAt!: Date;

  @Field(() => Int, { description: 'In how many acts.' })
  times!: number;

  residentId!: string;
}
