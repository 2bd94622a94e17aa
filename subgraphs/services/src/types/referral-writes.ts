import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CentreFunction, FailureReason, ReferralOutcome, Urgency } from '../values.js';
import { CarePlan } from './care-plan.js';
import { Referral } from './referral.js';

@InputType({ description: 'Refers a resident to an organisation for a service.' })
export class OpenReferralInput extends WriteInput {
  @Field(() => ID, { description: 'Who is referred.' })
  residentId!: string;

  @Field(() => ID, { description: 'The centre of the resident.' })
  centreId!: string;

  @Field(() => CentreFunction, { description: 'For which function.' })
  function!: CentreFunction;

  @Field(() => String, { description: 'Code of the organisation that is asked.' })
  toOrganisation!: string;

  @Field(() => String, { description: 'Why, 1 to 4000 characters.' })
  reason!: string;

  @Field(() => Urgency, { defaultValue: 'ROUTINE', description: 'How soon it is needed.' })
  urgency!: Urgency;
}

@InputType({ description: 'Answers a referral for the organisation that was asked.' })
export class AnswerReferralInput extends ChangeInput {
  @Field(() => ID, { description: 'Which referral.' })
  referralId!: string;

  @Field(() => Boolean, { description: 'true accepts it, false rejects it.' })
  accept!: boolean;

  @Field(() => FailureReason, { nullable: true, description: 'Why it is rejected; needed for that alone.' })
  failureReason?: FailureReason | null;
}

@InputType({ description: 'Takes a referral back for the organisation that referred.' })
export class RevokeReferralInput extends ChangeInput {
  @Field(() => ID, { description: 'Which referral.' })
  referralId!: string;

  @Field(() => FailureReason, { description: 'Why it is taken back.' })
  failureReason!: FailureReason;
}

@InputType({ description: 'Ends an accepted referral for the organisation that was asked.' })
export class CompleteReferralInput extends ChangeInput {
  @Field(() => ID, { description: 'Which referral.' })
  referralId!: string;

  @Field(() => ReferralOutcome, { description: 'How it ended.' })
  outcome!: ReferralOutcome;

  @Field(() => FailureReason, {
    nullable: true,
    description: 'Why it came to nothing; needed for an unsuccessful end alone.',
  })
  failureReason?: FailureReason | null;
}

@InputType({ description: 'Opens a care plan for a resident.' })
export class OpenCarePlanInput extends WriteInput {
  @Field(() => ID, { description: 'Whose plan it is.' })
  residentId!: string;

  @Field(() => ID, { description: 'The centre of the resident.' })
  centreId!: string;

  @Field(() => [String], { description: 'What it wants to reach: 1 to 20 goals of 1 to 500 characters.' })
  goals!: string[];

  @Field(() => ID, { nullable: true, description: 'Who is responsible, if that is decided.' })
  responsibleId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day from which it holds; today by default.',
  })
  startedOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day by which it is reviewed; 90 days after the start by default, never later than 92.',
  })
  reviewDueOn?: string | null;
}

@ObjectType({ description: 'A referral as written, or why not.', simpleResolvers: true })
abstract class ReferralOutcomePayload {
  @Field(() => Referral, { nullable: true, description: 'The referral; null when the write was refused.' })
  referral?: Referral | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of opening a referral.', simpleResolvers: true })
export class OpenReferralPayload extends ReferralOutcomePayload {}

@ObjectType({ description: 'What came of answering a referral.', simpleResolvers: true })
export class AnswerReferralPayload extends ReferralOutcomePayload {}

@ObjectType({ description: 'What came of taking a referral back.', simpleResolvers: true })
export class RevokeReferralPayload extends ReferralOutcomePayload {}

@ObjectType({ description: 'What came of ending a referral.', simpleResolvers: true })
export class CompleteReferralPayload extends ReferralOutcomePayload {}

@ObjectType({ description: 'What came of opening a care plan.', simpleResolvers: true })
export class OpenCarePlanPayload {
  @Field(() => CarePlan, { nullable: true, description: 'The care plan; null when the write was refused.' })
  carePlan?: CarePlan | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
