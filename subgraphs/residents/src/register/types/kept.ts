import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';

/** What is shown of each record that is ended or replaced and never changed. */
@ObjectType({ description: 'What each record says that is ended or replaced and never changed.' })
export abstract class KeptRecord {
  @Field(() => ID, { description: 'Identifier of the record.' })
  id!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who recorded it; null for a sign-in that is of no staff member.',
  })
  recordedBy?: StaffMember | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was ended; null while it holds.' })
  endedAt?: Date | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who ended it; null while it holds, and for a sign-in that is of no staff member.',
  })
  endedBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended; null while it holds.' })
  endedBecause?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The record that stands in its place; null while it holds, and where none does.',
  })
  replacedById?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the record.' })
  version!: number;

  residentId!: string;
}

/** What of each such record is of its own group. */
export const KEPT_FIELDS =
  'id recordedAt recordedBy endedAt endedBy endedBecause replacedById version resident';

@InputType({ description: 'What each end of such a record says.' })
export abstract class EndInput extends ChangeInput {
  @Field(() => String, { description: 'Why it holds no longer, 1 to 500 characters; it is kept.' })
  reason!: string;
}
