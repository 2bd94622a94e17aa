import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
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

@InputType({ description: 'Books somebody although the language is not among those that the person speaks.' })
export class LanguageExceptionInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters; it is kept with the booking.' })
  reason!: string;
}

@InputType({ description: 'Books an interpreter for a time.' })
export class BookInterpreterInput extends WriteInput {
  @Field(() => ID, { description: 'The centre at which the interpreter is needed.' })
  centreId!: string;

  @Field(() => ID, { description: 'The interpreter.' })
  interpreterId!: string;

  @Field(() => ID, { nullable: true, description: 'For whom, if it is for one resident.' })
  residentId?: string | null;

  @Field(() => String, { description: 'The language, an ISO 639 code.' })
  language!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => LanguageExceptionInput, {
    nullable: true,
    description: 'Why somebody is booked who does not speak the language; give it after that was told.',
  })
  override?: LanguageExceptionInput | null;
}

export const BookInterpreterPayload = payloadOf(
  'BookInterpreterPayload',
  'What came of booking an interpreter.',
  {
    booking: [() => InterpreterBooking, 'The booking; null when the write was refused.'],
  },
);
export type BookInterpreterPayload = InstanceType<typeof BookInterpreterPayload>;
