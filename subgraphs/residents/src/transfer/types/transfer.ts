import { connectionOf, PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, StaffMember } from '../../pointers.js';
import { TransferDirection, TransferState } from '../values.js';

@ObjectType({
  description:
    'That a resident moves to another centre: asked by the centre of the stay, agreed to or declined by the other one, and completed by the arrival.',
  simpleResolvers: true,
})
export class ResidentTransfer {
  @Field(() => ID, { description: 'Identifier of the transfer.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre that is left.' })
  fromCentre?: Centre | null;

  @Field(() => Centre, { nullable: true, description: 'The centre to which the resident moves.' })
  toCentre?: Centre | null;

  @Field(() => String, { description: 'Code of the centre that is left.' })
  fromCentreCode!: string;

  @Field(() => String, { description: 'Code of the centre to which the resident moves.' })
  toCentreCode!: string;

  @Field(() => TransferState, { description: 'Where it stands.' })
  state!: TransferState;

  @Field(() => String, { description: 'Why the resident is to move.' })
  reason!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day for which the move is planned.' })
  plannedOn!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who asked for it; null for a sign-in that is of no staff member.',
  })
  requestedBy?: StaffMember | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was agreed to, declined or withdrawn, the last of these; null before.',
  })
  decidedAt?: Date | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who did that; null for a sign-in that is of no staff member.',
  })
  decidedBy?: StaffMember | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn; null otherwise.' })
  decisionReason?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the resident arrived: one stay ended and the next began at that moment. Null before.',
  })
  arrivedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the resident; also for the centre that was left, for 90 days.',
  })
  fullName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The State's own number of the resident; also for the centre that was left, for 90 days.",
  })
  registrationNumber?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the transfer; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;
  stayId!: string;
}

/** A page of transfers, the latest request first. */
export const ResidentTransferConnection = connectionOf(() => ResidentTransfer, 'ResidentTransfer');

@ArgsType()
export class TransferArguments extends PageArguments {
  @Field(() => TransferDirection, { description: 'Those to the centre, or those away from it.' })
  direction!: TransferDirection;
}
