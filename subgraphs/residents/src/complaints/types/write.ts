import { registerPlainType } from '@mrrm/platform/access/plain-types';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { GraphQLString } from 'graphql';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ComplaintCategory, ComplaintChannel, ComplaintState } from '../values.js';
import { Complaint } from './complaint.js';

@InputType({ description: 'Leaves a complaint or a word of feedback, of whoever wishes it without a name.' })
export class LeaveComplaintInput extends WriteInput {
  @Field(() => ID, { description: 'About which centre.' })
  centreId!: string;

  @Field(() => ComplaintCategory, { description: 'What it is about.' })
  category!: ComplaintCategory;

  @Field(() => ComplaintChannel, { description: 'How it came in.' })
  channel!: ComplaintChannel;

  @Field(() => String, { description: 'In which language it is, an ISO 639 code.' })
  language!: string;

  @Field(() => String, { description: 'What is said, 1 to 4000 characters.' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Who complains, if that is to be known; null for whoever wishes no name. Of abuse nobody is named here, but in the text.',
  })
  residentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'About whom of the staff, who then does not read it. Of abuse nobody is named here.',
  })
  aboutStaffMemberId?: string | null;
}

export const LeaveComplaintPayload = payloadOf('LeaveComplaintPayload', 'What came of leaving a complaint.', {
  code: [
    () => GraphQLString,
    'By which it can be followed, and nothing else: told once, and kept by nobody. Null when the write was refused, or was done before under this key.',
  ],
});
export type LeaveComplaintPayload = InstanceType<typeof LeaveComplaintPayload>;

@InputType({ description: 'Asks by its code how far a complaint has come.' })
export class FollowComplaintInput extends WriteInput {
  @Field(() => String, { description: 'The code that was told when it was left.' })
  code!: string;
}

@ObjectType({ description: 'How far a complaint has come, for whoever has its code.', simpleResolvers: true })
export class ComplaintProgress {
  @Field(() => ComplaintState, { description: 'How far it has come.' })
  state!: ComplaintState;

  @Field(() => GraphQLDateTimeISO, { description: 'When it came in.' })
  receivedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Until when somebody is to say that it was read.' })
  acknowledgeBy!: Date;

  @Field(() => String, { nullable: true, description: 'The latest answer; null while there is none.' })
  answer?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was answered; null while it was not.',
  })
  answeredAt?: Date | null;
}
// Whoever has the code may know it, and nobody is named in it.
registerPlainType('ComplaintProgress', ['state', 'receivedAt', 'acknowledgeBy', 'answer', 'answeredAt']);

export const FollowComplaintPayload = payloadOf(
  'FollowComplaintPayload',
  'What came of following a complaint.',
  { progress: [() => ComplaintProgress, 'How far it has come; null when no complaint has this code.'] },
  'Why nothing is told; empty when it is.',
);
export type FollowComplaintPayload = InstanceType<typeof FollowComplaintPayload>;

@InputType({ description: 'Says that a complaint was read and is looked into.' })
export class AcknowledgeComplaintInput extends ChangeInput {
  @Field(() => ID, { description: 'Which complaint.' })
  complaintId!: string;
}

@InputType({ description: 'Answers a complaint.' })
export class AnswerComplaintInput extends ChangeInput {
  @Field(() => ID, { description: 'Which complaint.' })
  complaintId!: string;

  @Field(() => String, {
    description: 'What is told to whoever complained, 1 to 4000 characters: whoever has the code reads it.',
  })
  answer!: string;
}

@InputType({ description: 'Says that a complaint is over.' })
export class CloseComplaintInput extends ChangeInput {
  @Field(() => ID, { description: 'Which complaint.' })
  complaintId!: string;

  @Field(() => String, { description: 'Why it is over, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Says that a complaint that was answered or over is looked into again.' })
export class ReopenComplaintInput extends ChangeInput {
  @Field(() => ID, { description: 'Which complaint.' })
  complaintId!: string;

  @Field(() => String, { description: 'Why it is looked into again, 1 to 500 characters.' })
  reason!: string;
}

export const ComplaintPayload = payloadOf('ComplaintPayload', 'What came of work on a complaint.', {
  complaint: [() => Complaint, 'The complaint; null when the write was refused.'],
});
export type ComplaintPayload = InstanceType<typeof ComplaintPayload>;
