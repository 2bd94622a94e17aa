import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, Resident, StaffMember } from '../../pointers.js';
import { BookingState } from '../values.js';

@ObjectType({ description: 'An interpreter booked for a time.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class InterpreterBooking {
  @Field(() => ID, { description: 'Identifier of the booking.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre at which the interpreter is needed.' })
  centre?: Centre | null;

  @Field(() => StaffMember, { nullable: true, description: 'The interpreter.' })
  interpreter?: StaffMember | null;

  @Field(() => Resident, { nullable: true, description: 'For whom; null when it is not for one resident.' })
  resident?: Resident | null;

  @Field(() => String, { description: 'The language, an ISO 639 code.' })
  language!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why somebody was booked who does not speak the language; null when the interpreter speaks it.',
  })
  languageException?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => BookingState, { description: 'Where it stands.' })
  state!: BookingState;

  @Field(() => Verification, {
    description: 'Whether the owners of centre, interpreter and resident have confirmed that they exist.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the booking.' })
  version!: number;

  access?: RowAccess | undefined;
}
