import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AttendanceState, CentreFunction, Urgency } from '../values.js';
import { Attendance, GroupActivity } from './group-activity.js';
import { InterpreterBooking } from './interpreter-booking.js';
import { ServiceOffer } from './service-offer.js';
import { ServiceRequest } from './service-request.js';
import { Session } from './session.js';

@InputType({ description: "Puts a service of the writer's organisation into the catalogue of a centre." })
export class OfferServiceInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => CentreFunction, { description: 'The function to which the service belongs.' })
  function!: CentreFunction;

  @Field(() => String, { description: 'Its name, 1 to 200 characters; once per centre and organisation.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is, up to 2000 characters.' })
  description?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'In which languages, as ISO 639 codes.' })
  languages!: string[];
}

@InputType({ description: 'Asks for a service on behalf of a resident.' })
export class RequestServiceInput extends WriteInput {
  @Field(() => ID, { description: 'For whom.' })
  residentId!: string;

  @Field(() => ID, { description: 'Which service.' })
  offerId!: string;

  @Field(() => Urgency, { defaultValue: 'ROUTINE', description: 'How soon it is needed.' })
  urgency!: Urgency;
}

@InputType({ description: 'Records a service that took place.' })
export class RecordSessionInput extends WriteInput {
  @Field(() => ID, { description: "Which service; one of the writer's own organisation." })
  offerId!: string;

  @Field(() => ID, { description: 'Who received it.' })
  residentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The staff member who gave it; the writer by default.',
  })
  providerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The request that it fulfils, if it was asked for.' })
  requestId?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it began; not in the future.' })
  startedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended.' })
  endedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'What is to be noted, up to 8000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Plans a service for several residents at once.' })
export class PlanGroupActivityInput extends WriteInput {
  @Field(() => ID, { description: "Which service; one of the writer's own organisation." })
  offerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For the residents of this safe zone; none for the whole centre.',
  })
  safeZoneId?: string | null;

  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How many residents can take part; none for no limit.' })
  places?: number | null;
}

@InputType({
  description: 'Gives a resident a place in a group activity, or says whether the resident came.',
})
export class RecordAttendanceInput extends WriteInput {
  @Field(() => ID, { description: 'Which activity.' })
  activityId!: string;

  @Field(() => ID, { description: 'Which resident.' })
  residentId!: string;

  @Field(() => AttendanceState, { description: 'What is to be recorded.' })
  state!: AttendanceState;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that the client has seen; needed when the resident has an attendance already.',
  })
  expectedVersion?: number | null;
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

@ObjectType({ description: 'What came of offering a service.', simpleResolvers: true })
export class OfferServicePayload {
  @Field(() => ServiceOffer, { nullable: true, description: 'The offer; null when the write was refused.' })
  offer?: ServiceOffer | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of asking for a service.', simpleResolvers: true })
export class RequestServicePayload {
  @Field(() => ServiceRequest, {
    nullable: true,
    description: 'The request; null when the write was refused.',
  })
  request?: ServiceRequest | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of recording a session.', simpleResolvers: true })
export class RecordSessionPayload {
  @Field(() => Session, { nullable: true, description: 'The session; null when the write was refused.' })
  session?: Session | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of planning a group activity.', simpleResolvers: true })
export class PlanGroupActivityPayload {
  @Field(() => GroupActivity, {
    nullable: true,
    description: 'The activity; null when the write was refused.',
  })
  activity?: GroupActivity | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of recording an attendance.', simpleResolvers: true })
export class RecordAttendancePayload {
  @Field(() => Attendance, {
    nullable: true,
    description: 'The attendance; null when the write was refused.',
  })
  attendance?: Attendance | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of booking an interpreter.', simpleResolvers: true })
export class BookInterpreterPayload {
  @Field(() => InterpreterBooking, {
    nullable: true,
    description: 'The booking; null when the write was refused.',
  })
  booking?: InterpreterBooking | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
