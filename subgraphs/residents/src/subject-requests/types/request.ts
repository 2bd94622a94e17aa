import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { SubjectAccessAsker, SubjectAccessState } from '../values.js';

@ObjectType({
  description: 'That somebody asked for what is kept about a resident, and what was answered.',
  simpleResolvers: true,
})
export class SubjectAccessRequest {
  @Field(() => ID, { description: 'Identifier of the request.' })
  id!: string;

  @Field(() => SubjectAccessAsker, { description: 'Who asked.' })
  askedBy!: SubjectAccessAsker;

  @Field(() => String, {
    nullable: true,
    description: 'What is asked for, as it was said; null for all that is kept.',
  })
  asked?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    description: 'Until when it is to be answered: a month after it was asked, three when it was extended.',
  })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'Whether it waits for longer than that, or was answered later.' })
  overdue!: boolean;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When whoever asked was told that it takes two months more; null when it does not.',
  })
  extendedAt?: Date | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who extended it; null when nobody has, and for a sign-in that is of no staff member.',
  })
  extendedBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'Why it takes longer; null when it does not.' })
  extensionReason?: string | null;

  @Field(() => SubjectAccessState, { description: 'What became of it.' })
  state!: SubjectAccessState;

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

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file that was handed out; null while none was.',
  })
  exportSha256?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said with it: why it was refused, or what was left out; null when nothing was.',
  })
  answer?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the request; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;
}

/** A page of requests, what is due first coming first. */
export const SubjectAccessRequestConnection = connectionOf(
  () => SubjectAccessRequest,
  'SubjectAccessRequest',
);

@InputType({ description: 'Records that somebody asks for what is kept about a resident.' })
export class RequestSubjectAccessInput extends WriteInput {
  @Field(() => ID, { description: 'About whom.' })
  residentId!: string;

  @Field(() => SubjectAccessAsker, {
    description: 'Who asks; a legal representative who signs in asks as such.',
  })
  askedBy!: SubjectAccessAsker;

  @Field(() => String, {
    nullable: true,
    description: 'What is asked for, 1 to 2000 characters; left out for all that is kept.',
  })
  asked?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When; now by default, never later.' })
  askedAt?: Date | null;
}

@InputType({ description: 'Says that a request takes two months more.' })
export class ExtendSubjectAccessInput extends ChangeInput {
  @Field(() => ID, { description: 'Which request.' })
  subjectAccessRequestId!: string;

  @Field(() => String, {
    description: 'Why it takes longer, 1 to 500 characters: what whoever asked is told.',
  })
  reason!: string;
}

@InputType({ description: 'Answers a request for what is kept about somebody.' })
export class AnswerSubjectAccessInput extends ChangeInput {
  @Field(() => ID, { description: 'Which request.' })
  subjectAccessRequestId!: string;

  @Field(() => SubjectAccessState, { description: 'ANSWERED, REFUSED or WITHDRAWN.' })
  state!: SubjectAccessState;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the file that was handed out, as the export prints it; needed for ANSWERED alone.',
  })
  exportSha256?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is refused, with the way to complain, needed for REFUSED; or what was left out. Up to 2000 characters.',
  })
  answer?: string | null;
}

export const SubjectAccessRequestPayload = payloadOf(
  'SubjectAccessRequestPayload',
  'What came of a request for what is kept about somebody.',
  { subjectAccessRequest: [() => SubjectAccessRequest, 'The request; null when the write was refused.'] },
);
export type SubjectAccessRequestPayload = InstanceType<typeof SubjectAccessRequestPayload>;
