import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { InterpreterBooking } from './booking.js';

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
