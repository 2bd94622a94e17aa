import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Resident } from '../../register/types/resident.js';
import { ResidentTransfer } from './transfer.js';

@InputType({ description: 'Asks another centre to take a resident over.' })
export class TransferResidentInput extends WriteInput {
  @Field(() => ID, { description: 'Who is to move.' })
  residentId!: string;

  @Field(() => String, {
    description:
      'Code of the centre to which the resident is to move, such as `RRC-SOFIA`, 1 to 40 characters.',
  })
  toCentreCode!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day for which the move is planned.' })
  plannedOn!: string;
}

@InputType({ description: 'Agrees to take a resident over.' })
export class AcceptTransferInput extends ChangeInput {
  @Field(() => ID, { description: 'Which transfer.' })
  transferId!: string;
}

@InputType({ description: 'Declines to take a resident over.' })
export class DeclineTransferInput extends ChangeInput {
  @Field(() => ID, { description: 'Which transfer.' })
  transferId!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters; the centre of the stay reads it.' })
  reason!: string;
}

@InputType({ description: 'Takes a transfer back.' })
export class WithdrawTransferInput extends ChangeInput {
  @Field(() => ID, { description: 'Which transfer.' })
  transferId!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Says that a resident who was expected by a transfer has arrived.' })
export class CompleteTransferInput extends ChangeInput {
  @Field(() => ID, { description: 'Which transfer.' })
  transferId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When the resident arrived; now by default, never later. The former stay ends at the same moment.',
  })
  arrivedAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The safe zone of the new stay, if any.' })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who manages the case now, if that is decided.' })
  caseManagerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The State's number of the resident at the new centre, 1 to 40 characters; absent, the number goes along. Another number is kept as a correction.",
  })
  registrationNumber?: string | null;
}

export const TransferPayload = payloadOf(
  'TransferPayload',
  'What came of a step of a transfer.',
  {
    transfer: [() => ResidentTransfer, 'The transfer; null when the write was refused.'],
  },
  'Why it was refused, or what is to be known about it.',
);
export type TransferPayload = InstanceType<typeof TransferPayload>;

export const CompleteTransferPayload = payloadOf(
  'CompleteTransferPayload',
  'What came of an arrival by a transfer.',
  {
    transfer: [() => ResidentTransfer, 'The transfer; null when the write was refused.'],
    resident: [() => Resident, 'The resident, at the new centre; null when the write was refused.'],
  },
  'Why it was refused, or what is to be known about it.',
);
export type CompleteTransferPayload = InstanceType<typeof CompleteTransferPayload>;
