import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Currency, PaidCare } from '../values.js';
import { MedicalPayment } from './medical-payment.js';

@InputType({ description: 'What was paid, for what, to whom and with whose money.' })
export class MedicalPaymentFacts {
  @Field(() => PaidCare, { description: 'For what it was.' })
  kind!: PaidCare;

  @Field(() => GraphQLDateTimeISO, {
    description: 'When the care was given, or began: within the stay, not in the future.',
  })
  careAt!: Date;

  @Field(() => GraphQLLocalDate, {
    description: 'The day at the centre on which it was paid: not before the care, not in the future.',
  })
  paidOn!: string;

  @Field(() => Int, {
    description: 'How much, in hundredths of the currency: 1250 are 12.50. 1 to 100,000,000.',
  })
  amountMinor!: number;

  @Field(() => Currency, { description: 'In which currency.' })
  currency!: Currency;

  @Field(() => String, {
    description: 'Who gave the care or the goods: a clinic, a pharmacy, a carrier. 1 to 200 characters.',
  })
  provider!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the donor or project that bears it, up to 40 characters.',
  })
  funding?: string | null;

  @Field(() => ID, { nullable: true, description: 'The referral of the resident by which it came to it.' })
  referralId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The session of the resident in which it was arranged.' })
  sessionId?: string | null;
}

@InputType({ description: 'Records what the own organisation paid for specialised medical care.' })
export class RecordMedicalPaymentInput extends WriteInput {
  @Field(() => ID, { description: 'Whose care it was.' })
  residentId!: string;

  @Field(() => ID, { description: 'The centre of the resident.' })
  centreId!: string;

  @Field(() => MedicalPaymentFacts, { description: 'What was paid.' })
  payment!: MedicalPaymentFacts;
}

@InputType({ description: 'Voids a payment and records in its place what is right, for the same resident.' })
export class CorrectMedicalPaymentInput extends ChangeInput {
  @Field(() => ID, { description: 'Which payment is wrong.' })
  paymentId!: string;

  @Field(() => String, { description: 'What is wrong with it, 1 to 500 characters.' })
  reason!: string;

  @Field(() => MedicalPaymentFacts, { description: 'What is right, whole.' })
  payment!: MedicalPaymentFacts;
}

@InputType({ description: 'Says that a payment was not made so: it stays on record and counts no longer.' })
export class VoidMedicalPaymentInput extends ChangeInput {
  @Field(() => ID, { description: 'Which payment.' })
  paymentId!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

export const RecordMedicalPaymentPayload = payloadOf(
  'RecordMedicalPaymentPayload',
  'What came of recording a payment.',
  { medicalPayment: [() => MedicalPayment, 'The payment; null when the write was refused.'] },
);
export type RecordMedicalPaymentPayload = InstanceType<typeof RecordMedicalPaymentPayload>;

export const CorrectMedicalPaymentPayload = payloadOf(
  'CorrectMedicalPaymentPayload',
  'What came of correcting a payment.',
  { medicalPayment: [() => MedicalPayment, 'The payment that is right; null when the write was refused.'] },
);
export type CorrectMedicalPaymentPayload = InstanceType<typeof CorrectMedicalPaymentPayload>;

export const VoidMedicalPaymentPayload = payloadOf(
  'VoidMedicalPaymentPayload',
  'What came of voiding a payment.',
  { medicalPayment: [() => MedicalPayment, 'The voided payment; null when the write was refused.'] },
);
export type VoidMedicalPaymentPayload = InstanceType<typeof VoidMedicalPaymentPayload>;
