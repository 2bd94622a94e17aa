import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
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
