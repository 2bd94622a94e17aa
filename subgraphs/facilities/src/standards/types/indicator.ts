import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IndicatorOperator } from '../values.js';

@ObjectType({
  description: 'What a standard asks of a place, from a day until another: configuration, not code.',
  simpleResolvers: true,
})
export class StandardIndicator {
  @Field(() => ID, { description: 'Identifier of this version of the indicator.' })
  id!: string;

  @Field(() => String, { description: 'Short code of the indicator, such as TOILET_RATIO.' })
  code!: string;

  @Field(() => String, { description: 'What is measured, in English.' })
  what!: string;

  @Field(() => IndicatorOperator, { description: 'On which side of the threshold the standard is met.' })
  operator!: IndicatorOperator;

  @Field(() => Float, { description: 'The threshold.' })
  threshold!: number;

  @Field(() => String, { description: 'In what it is measured.' })
  unit!: string;

  @Field(() => String, { description: 'The standard, with its reference.' })
  standard!: string;

  @Field(() => Boolean, { description: 'Whether the threshold was read in the standard itself.' })
  verified!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it is measured; those that nobody verified come switched off. No rule of placing depends on it.',
  })
  active!: boolean;

  @Field(() => GraphQLLocalDate, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which it holds no more; null while no end is known.',
  })
  validUntil?: string | null;

  @Field(() => Boolean, { description: 'Whether it was set for this centre alone.' })
  ofThisCentre!: boolean;

  @Field(() => Int, { description: 'Counts its changes; pass it as `expectedVersion`.' })
  version!: number;

  forCentreId!: string;
}

@InputType({
  description:
    'Switches the measuring of an indicator on or off, or changes its threshold, from a day on. What held before stays on record. The rules that protect residents hold all the same: a threshold makes one stricter at most.',
})
export class SetStandardIndicatorInput extends ChangeInput {
  @Field(() => ID, { description: 'The version of the indicator that holds now.' })
  indicatorId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The centre for which alone it changes; every centre by default.',
  })
  centreId?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'From which day on.' })
  validFrom!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is measured; as before by default.' })
  active?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'The new threshold; as before by default.' })
  threshold?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The standard, with the reference at which the threshold was read; as before by default.',
  })
  standard?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the threshold was read in the standard itself; as before by default.',
  })
  verified?: boolean | null;
}

export const SetStandardIndicatorPayload = payloadOf(
  'SetStandardIndicatorPayload',
  'What came of changing an indicator.',
  {
    indicator: [() => StandardIndicator, 'The indicator as it will hold; null when it was refused.'],
  },
);
export type SetStandardIndicatorPayload = InstanceType<typeof SetStandardIndicatorPayload>;
