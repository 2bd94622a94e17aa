import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { IndicatorOperator } from '../../standards/values.js';
import { ComplianceStatus, DataOwner, PeopleBasis } from '../values.js';

@ObjectType({ description: 'A fact without which an indicator cannot be measured.', simpleResolvers: true })
export class MissingData {
  @Field(() => String, { description: 'What is not known.' })
  what!: string;

  @Field(() => DataOwner, { description: 'The slice that owns it.' })
  owner!: DataOwner;
}

@ObjectType({
  description: 'Whether a place meets one indicator of a standard on a day.',
  simpleResolvers: true,
})
export class ComplianceResult {
  @Hxl('indicator+code')
  @Field(() => String, { description: 'Short code of the indicator, such as TOILET_RATIO.' })
  indicator!: string;

  @Hxl('indicator+name')
  @Field(() => String, { description: 'What is measured.' })
  what!: string;

  @Hxl('meta+standard')
  @Field(() => String, { description: 'The standard, with its reference.' })
  standard!: string;

  @Hxl('meta+operator')
  @Field(() => IndicatorOperator, { description: 'On which side of the threshold the standard is met.' })
  operator!: IndicatorOperator;

  @Hxl('indicator+threshold+num')
  @Field(() => Float, { description: 'The threshold that holds on the day.' })
  threshold!: number;

  @Hxl('meta+unit')
  @Field(() => String, { description: 'In what it is measured.' })
  unit!: string;

  @Hxl('status')
  @Field(() => ComplianceStatus, {
    description: 'Whether the standard is met. What is not known for sure is NOT_MEASURABLE, never MET.',
  })
  status!: ComplianceStatus;

  @Hxl('indicator+numerator+num')
  @Field(() => Float, {
    nullable: true,
    description:
      'What is divided, such as people or an area. For an indicator that is judged room by room: that of the worst room.',
  })
  numerator?: number | null;

  @Hxl('indicator+denominator+num')
  @Field(() => Float, {
    nullable: true,
    description: 'By what it is divided, such as working toilets; 0 when there is none.',
  })
  denominator?: number | null;

  @Hxl('indicator+value+num')
  @Field(() => Float, {
    nullable: true,
    description: 'The measured value; null when it cannot be measured, or when the denominator is 0.',
  })
  value?: number | null;

  @Field(() => [MissingData], { description: 'What is not known; empty when all is.' })
  missing!: MissingData[];

  @Field(() => PeopleBasis, {
    nullable: true,
    description:
      'Which of the two numbers of people counts: the larger one. Null when it rests on no people.',
  })
  basis?: PeopleBasis | null;

  @Field(() => Int, { nullable: true, description: 'How many residents have a bed there.' })
  placed?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people were counted there on the day; null when nobody counted.',
  })
  headcount?: number | null;

  @Hxl('date+measured')
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day of the reading on which the value rests, when it rests on one.',
  })
  measuredOn?: string | null;
}
