import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Handover } from './handover.js';

@InputType({ description: 'Tells the next shift what it has to know.' })
export class WriteHandoverInput extends WriteInput {
  @Field(() => ID, { description: 'The shift that hands over.' })
  shiftId!: string;

  @Field(() => String, { description: 'What happened, 1 to 8000 characters.' })
  summary!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'What the next shift has to do: at most 50 points of 1 to 500 characters.',
  })
  openPoints!: string[];
}

@InputType({ description: 'Confirms that the next shift has read a handover.' })
export class AcknowledgeHandoverInput extends ChangeInput {
  @Field(() => ID, { description: 'The handover that was read.' })
  handoverId!: string;
}

const handover = [() => Handover, 'The handover; null when the write was refused.'] as const;

export const WriteHandoverPayload = payloadOf('WriteHandoverPayload', 'What came of writing a handover.', {
  handover,
});
export type WriteHandoverPayload = InstanceType<typeof WriteHandoverPayload>;

export const AcknowledgeHandoverPayload = payloadOf(
  'AcknowledgeHandoverPayload',
  'What came of acknowledging a handover.',
  { handover },
);
export type AcknowledgeHandoverPayload = InstanceType<typeof AcknowledgeHandoverPayload>;
