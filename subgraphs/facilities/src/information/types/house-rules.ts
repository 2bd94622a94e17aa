import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The rules of a house in one language.', simpleResolvers: true })
export class HouseRules {
  @Field(() => ID, { description: 'Identifier of this version of the rules.' })
  id!: string;

  @Field(() => String, { description: 'Language of the text, as an ISO 639 code.' })
  language!: string;

  @Field(() => Boolean, { description: 'Whether there are none in the language that was asked for.' })
  isFallback!: boolean;

  @Field(() => String, { description: 'Their title.' })
  title!: string;

  @Field(() => String, { description: 'Their text.' })
  text!: string;

  @Field(() => GraphQLLocalDate, { description: 'The first day on which they hold.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which they hold no more; null while no end is known.',
  })
  validUntil?: string | null;

  @Field(() => Int, { description: 'Counts their changes; pass it as `expectedVersion`.' })
  version!: number;

  centreId!: string;
}

@InputType({ description: 'Publishes house rules in one language; those that held until then end.' })
export class PublishHouseRulesInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Language of the text, as an ISO 639 code such as `ar`.' })
  language!: string;

  @Field(() => String, { description: 'Their title.' })
  title!: string;

  @Field(() => String, { description: 'Their text, at most 20,000 characters.' })
  text!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From which day on; today at the centre by default. After the first day of those that hold.',
  })
  validFrom?: string | null;
}

@InputType({ description: 'Ends house rules without others in their place.' })
export class WithdrawHouseRulesInput extends ChangeInput {
  @Field(() => ID, { description: 'The version of the rules to end.' })
  houseRulesId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which they hold no more; today at the centre by default.',
  })
  on?: string | null;
}

export const PublishHouseRulesPayload = payloadOf(
  'PublishHouseRulesPayload',
  'What came of publishing house rules.',
  {
    houseRules: [() => HouseRules, 'The rules; null when they were refused.'],
  },
);
export type PublishHouseRulesPayload = InstanceType<typeof PublishHouseRulesPayload>;

export const WithdrawHouseRulesPayload = payloadOf(
  'WithdrawHouseRulesPayload',
  'What came of withdrawing house rules.',
  {
    houseRules: [() => HouseRules, 'The rules; null when it was refused.'],
  },
);
export type WithdrawHouseRulesPayload = InstanceType<typeof WithdrawHouseRulesPayload>;
