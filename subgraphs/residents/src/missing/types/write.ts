import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { EscalationStep } from '../../presence/values.js';
import { MissingOutcome } from '../values.js';
import { MissingEpisode } from './missing.js';

@InputType({ description: 'Records who was told that a resident is not known to be there.' })
export class RecordMissingStepInput extends WriteInput {
  @Field(() => ID, { description: 'Who is not there.' })
  residentId!: string;

  @Field(() => EscalationStep, {
    description: 'Whom it concerns: CASE_MANAGER, CENTRE_MANAGER or LEGAL_REPRESENTATIVE.',
  })
  step!: EscalationStep;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When they were told; now by default.' })
  takenAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who was told, by name or office, up to 200 characters.',
  })
  toWhom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Under which number they keep it, up to 200 characters.',
  })
  reference?: string | null;
}

@InputType({ description: 'Records that the State notified an authority that a resident is missing.' })
export class NotifyMissingInput extends WriteInput {
  @Field(() => ID, { description: 'Who is missing.' })
  residentId!: string;

  @Field(() => EscalationStep, { description: 'Which authority: POLICE or CHILD_PROTECTION.' })
  step!: EscalationStep;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was notified; now by default.' })
  takenAt?: Date | null;

  @Field(() => String, { description: 'Which office was notified, up to 200 characters.' })
  toWhom!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Under which number it keeps the notification, up to 200 characters.',
  })
  reference?: string | null;
}

@InputType({ description: 'Records that somebody who was missing came back to the centre.' })
export class RecordReturnInput extends ChangeInput {
  @Field(() => ID, { description: 'Which episode.' })
  missingEpisodeId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When they came back; now by default.' })
  returnedAt?: Date | null;
}

@InputType({
  description: 'Records that somebody spoke with a resident about the time in which they were missing.',
})
export class RecordReturnInterviewInput extends ChangeInput {
  @Field(() => ID, { description: 'Which episode.' })
  missingEpisodeId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was held; now by default.' })
  heldAt?: Date | null;

  @Field(() => String, { description: 'What was said, up to 8000 characters; read by few.' })
  note!: string;
}

@InputType({ description: 'Closes an episode of somebody missing.' })
export class CloseMissingEpisodeInput extends ChangeInput {
  @Field(() => ID, { description: 'Which episode.' })
  missingEpisodeId!: string;

  @Field(() => MissingOutcome, { description: 'How it ended.' })
  outcome!: MissingOutcome;

  @Field(() => String, { description: 'What else is to be known of its end, 1 to 500 characters.' })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is closed although nobody spoke with who came back; the reason says why.',
  })
  withoutInterview!: boolean;
}

const payload = (name: string, what: string) =>
  payloadOf(name, what, {
    missingEpisode: [() => MissingEpisode, 'The episode; null when the write was refused.'],
  });

export const RecordMissingStepPayload = payload(
  'RecordMissingStepPayload',
  'What came of recording that somebody was told.',
);
export type RecordMissingStepPayload = InstanceType<typeof RecordMissingStepPayload>;
export const NotifyMissingPayload = payload(
  'NotifyMissingPayload',
  'What came of recording a notification of the State.',
);
export type NotifyMissingPayload = InstanceType<typeof NotifyMissingPayload>;
export const RecordReturnPayload = payload('RecordReturnPayload', 'What came of recording a return.');
export type RecordReturnPayload = InstanceType<typeof RecordReturnPayload>;
export const RecordReturnInterviewPayload = payload(
  'RecordReturnInterviewPayload',
  'What came of recording an interview.',
);
export type RecordReturnInterviewPayload = InstanceType<typeof RecordReturnInterviewPayload>;
export const CloseMissingEpisodePayload = payload(
  'CloseMissingEpisodePayload',
  'What came of closing an episode.',
);
export type CloseMissingEpisodePayload = InstanceType<typeof CloseMissingEpisodePayload>;
