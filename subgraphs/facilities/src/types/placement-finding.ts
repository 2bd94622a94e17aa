import { GraphQLDateTimeISO } from '@mrrm/platform/moment';
import { Field, ObjectType } from 'type-graphql';
import { PlacementRule, RuleLevel } from '../values/placing.js';

@ObjectType({ description: 'What a rule says of a bed for a resident.', simpleResolvers: true })
export class PlacementFinding {
  @Field(() => PlacementRule, { description: 'The rule.' })
  rule!: PlacementRule;

  @Field(() => RuleLevel, { description: 'How grave it is.' })
  level!: RuleLevel;

  @Field(() => String, { description: 'What it says, in one sentence without a name.' })
  message!: string;

  @Field(() => String, { description: 'Where the rule is written.' })
  source!: string;

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

  placementId!: string;
}
