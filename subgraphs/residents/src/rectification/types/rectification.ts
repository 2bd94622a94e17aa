import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CorrectedField } from '../../correction/values.js';
import { StaffMember } from '../../pointers.js';
import { RectificationAsker, RectificationState } from '../values.js';

@ObjectType({
  description:
    'That somebody asked to have what is on record about a resident corrected, and what was answered.',
  simpleResolvers: true,
})
export class RectificationRequest {
  @Field(() => ID, { description: 'Identifier of the request.' })
  id!: string;

  @Field(() => RectificationAsker, { description: 'Who asked.' })
  askedBy!: RectificationAsker;

  @Field(() => CorrectedField, {
    nullable: true,
    description: 'What is to be corrected; null where it is none of these, and `asked` says what.',
  })
  field?: CorrectedField | null;

  @Field(() => String, { description: 'What is asked, as it was said.' })
  asked!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    description:
      'Until when it is to be answered: 30 days after it was asked, or a month, where that is less.',
  })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'Whether it waits for longer than that, or was answered later.' })
  overdue!: boolean;

  @Field(() => RectificationState, { description: 'What became of it.' })
  state!: RectificationState;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was answered; null while it waits.',
  })
  answeredAt?: Date | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who answered it; null while it waits, and for a sign-in that is of no staff member.',
  })
  answeredBy?: StaffMember | null;

  @Field(() => ID, {
    nullable: true,
    description: 'By which of `Resident.corrections` it was corrected; null when by none of them.',
  })
  correctionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was answered: why it was refused, or what was done; null while nothing was said.',
  })
  answer?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the request; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;
}

/** A page of requests, what is due first coming first. */
export const RectificationRequestConnection = connectionOf(
  () => RectificationRequest,
  'RectificationRequest',
);

@InputType({ description: 'Records that somebody asks to have the record of a resident corrected.' })
export class RequestRectificationInput extends WriteInput {
  @Field(() => ID, { description: 'Whose record.' })
  residentId!: string;

  @Field(() => RectificationAsker, {
    description: 'Who asks; a legal representative who signs in asks as such.',
  })
  askedBy!: RectificationAsker;

  @Field(() => CorrectedField, {
    nullable: true,
    description: 'What is to be corrected; left out where it is none of these.',
  })
  field?: CorrectedField | null;

  @Field(() => String, { description: 'What is asked, 1 to 2000 characters.' })
  asked!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When; now by default, never later.' })
  askedAt?: Date | null;
}

@InputType({ description: 'Answers a request to have a record corrected.' })
export class AnswerRectificationInput extends ChangeInput {
  @Field(() => ID, { description: 'Which request.' })
  rectificationId!: string;

  @Field(() => RectificationState, { description: 'CORRECTED or REFUSED.' })
  state!: RectificationState;

  @Field(() => ID, {
    nullable: true,
    description:
      'By which correction of that field, made after it was asked; needed for CORRECTED where the request names a field.',
  })
  correctionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is refused, with the way to complain; or what was done where no field was named. Up to 2000 characters.',
  })
  answer?: string | null;
}

export const RequestRectificationPayload = payloadOf(
  'RequestRectificationPayload',
  'What came of recording a request for a correction.',
  { rectification: [() => RectificationRequest, 'The request; null when the write was refused.'] },
);
export type RequestRectificationPayload = InstanceType<typeof RequestRectificationPayload>;

export const AnswerRectificationPayload = payloadOf(
  'AnswerRectificationPayload',
  'What came of answering a request for a correction.',
  { rectification: [() => RectificationRequest, 'The request; null when the write was refused.'] },
);
export type AnswerRectificationPayload = InstanceType<typeof AnswerRectificationPayload>;
