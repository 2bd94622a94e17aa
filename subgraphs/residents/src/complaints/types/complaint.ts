import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, StaffMember } from '../../pointers.js';
import { ComplaintCategory, ComplaintChannel, ComplaintState } from '../values.js';

@ObjectType({
  description:
    'A complaint or a word of feedback. It is read by those whom their organisation has named for it, never by whom it is about.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Complaint {
  @Field(() => ID, { description: 'Identifier of the complaint.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'About which centre.' })
  centre?: Centre | null;

  @Field(() => ComplaintCategory, { description: 'What it is about.' })
  category!: ComplaintCategory;

  @Field(() => ComplaintChannel, { description: 'How it came in.' })
  channel!: ComplaintChannel;

  @Field(() => String, { description: 'In which language it is (ISO 639).' })
  language!: string;

  @Field(() => String, { description: 'What was said.' })
  text!: string;

  @Field(() => ComplaintState, { description: 'How far it has come.' })
  state!: ComplaintState;

  @Field(() => GraphQLDateTimeISO, { description: 'When it came in.' })
  receivedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Until when somebody is to say that it was read.' })
  acknowledgeBy!: Date;

  @Field(() => Boolean, { description: 'Whether nobody has said so in time.' })
  overdue!: boolean;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'About whom of the staff; null when about nobody, or nobody was named.',
  })
  aboutStaffMember?: StaffMember | null;

  @Field(() => Int, { description: 'Counts the changes of the complaint.' })
  version!: number;

  residentId!: string | null;
}

@ObjectType({ description: 'What was done about a complaint.', simpleResolvers: true })
export class ComplaintStep {
  @Field(() => ComplaintState, { description: 'To which state it came.' })
  step!: ComplaintState;

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  takenAt!: Date;

  @Field(() => StaffMember, { nullable: true, description: 'By whom; null when not known.' })
  takenBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'The answer, or why; null when nothing was said.' })
  text?: string | null;

  residentId!: string | null;
  /** Of which category the complaint is. */
  category!: ComplaintCategory;
}

/** A page of complaints, the latest first. */
export const ComplaintConnection = connectionOf(() => Complaint, 'Complaint');
