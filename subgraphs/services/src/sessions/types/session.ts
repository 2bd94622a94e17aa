import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf, PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';
import { Centre, Organisation, Resident, StaffMember } from '../../pointers.js';

@ObjectType({
  description: 'A service that took place: who gave what to whom, when.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Session {
  @Field(() => ID, { description: 'Identifier of the session.' })
  id!: string;

  @Field(() => CentreFunction, { description: 'The function to which the service belongs.' })
  function!: CentreFunction;

  @Field(() => Resident, { nullable: true, description: 'Who received it.' })
  resident?: Resident | null;

  @Field(() => Centre, { nullable: true, description: 'Where it took place.' })
  centre?: Centre | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who gave it.' })
  provider?: StaffMember | null;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that gave it.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Code of the organisation that gave it.' })
  organisationCode!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended; null when not recorded.' })
  endedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What was noted: for the author, and for the same function and the supervisor in the same organisation.',
  })
  note?: string | null;

  @Field(() => Boolean, { description: 'Whether there is a note that this reader may not see.' })
  noteWithheld!: boolean;

  @Field(() => Verification, {
    description: 'Whether the owners of resident and provider have confirmed who they are.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the session.' })
  version!: number;

  offerId!: string;

  access?: RowAccess | undefined;
}

/** A page of sessions, the latest first. */
export const SessionConnection = connectionOf(() => Session, 'Session');

@ArgsType()
export class SessionPageArguments extends PageArguments {
  @Field(() => CentreFunction, { nullable: true, description: 'Only sessions of this function.' })
  function?: CentreFunction | null;
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

export const RecordSessionPayload = payloadOf('RecordSessionPayload', 'What came of recording a session.', {
  session: [() => Session, 'The session; null when the write was refused.'],
});
export type RecordSessionPayload = InstanceType<typeof RecordSessionPayload>;
