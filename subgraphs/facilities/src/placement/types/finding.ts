import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, Int, ObjectType } from 'type-graphql';
import { RuleLevel, ToldRule } from '../values.js';

@ObjectType({ description: 'What a rule says of a bed for a resident.', simpleResolvers: true })
export class PlacementFinding {
  @Field(() => ToldRule, { description: 'The rule.' })
  rule!: ToldRule;

  @Field(() => RuleLevel, { description: 'How grave it is.' })
  level!: RuleLevel;

  @Field(() => String, {
    description: 'What it says, in one sentence without a name, put together from what the reader may know.',
  })
  message!: string;

  @Field(() => String, { description: 'Where the rule is written.' })
  source!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'From when it holds, or will hold; null when no moment matters. A date of birth can be read from it.',
  })
  holdsFrom?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many would share the room; null unless the rule counts them.',
  })
  people?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many may share the room; null unless the rule counts them.',
  })
  limit?: number | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was judged.' })
  judgedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Why the rule was passed over; null unless it was.',
  })
  overrideReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the organisation whose manager passed it over; null unless it was.',
  })
  overriddenByOrganisation?: string | null;

  residentId!: string;
}
