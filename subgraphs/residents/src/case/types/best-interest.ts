import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';

@ObjectType({
  description: 'What was found to be best for a resident, noted in confidence.',
  simpleResolvers: true,
})
export class BestInterestNote {
  @Field(() => ID, { description: 'Identifier of the note.' })
  id!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Of when it is.' })
  notedAt!: Date;

  @Field(() => StaffMember, { nullable: true, description: 'Who wrote it; null when not known.' })
  notedBy?: StaffMember | null;

  @Field(() => String, { description: 'What was found.' })
  note!: string;

  residentId!: string;
}

@InputType({ description: 'Notes what was found to be best for a resident.' })
export class RecordBestInterestNoteInput extends WriteInput {
  @Field(() => ID, { description: 'For whom.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Of when it is; now by default.' })
  notedAt?: Date | null;

  @Field(() => String, { description: 'What was found, up to 8000 characters; read by few.' })
  note!: string;
}

export const RecordBestInterestNotePayload = payloadOf(
  'RecordBestInterestNotePayload',
  'What came of noting what is best for a resident.',
  { bestInterestNote: [() => BestInterestNote, 'The note; null when the write was refused.'] },
);
export type RecordBestInterestNotePayload = InstanceType<typeof RecordBestInterestNotePayload>;
