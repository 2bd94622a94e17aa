import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';
import { Urgency } from '../../catalogue/values.js';
import { FailureReason, ReferralOutcome } from '../values.js';
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

const written = {
  referral: [() => Referral, 'The referral; null when the write was refused.'],
} as const;

export const OpenReferralPayload = payloadOf(
  'OpenReferralPayload',
  'What came of opening a referral.',
  written,
);
export type OpenReferralPayload = InstanceType<typeof OpenReferralPayload>;

export const AnswerReferralPayload = payloadOf(
  'AnswerReferralPayload',
  'What came of answering a referral.',
  written,
);
export type AnswerReferralPayload = InstanceType<typeof AnswerReferralPayload>;

export const RevokeReferralPayload = payloadOf(
  'RevokeReferralPayload',
  'What came of taking a referral back.',
  written,
);
export type RevokeReferralPayload = InstanceType<typeof RevokeReferralPayload>;

export const CompleteReferralPayload = payloadOf(
  'CompleteReferralPayload',
  'What came of ending a referral.',
  written,
);
export type CompleteReferralPayload = InstanceType<typeof CompleteReferralPayload>;
