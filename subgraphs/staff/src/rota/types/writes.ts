import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ShiftWindow } from '../values.js';
import { ShiftAssignment } from './assignment.js';
import { Shift } from './shift.js';

@InputType({ description: "Plans a shift of the writer's own organisation." })
export class CreateShiftInput extends WriteInput {
  @Field(() => ID, { description: 'The centre of the shift.' })
  centreId!: string;

  @Field(() => ID, { nullable: true, description: 'The safe zone; none for the whole centre.' })
  safeZoneId?: string | null;

  @Field(() => ShiftWindow, { description: 'The part of the day.' })
  window!: ShiftWindow;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends, at most 24 hours later.' })
  endsAt!: Date;

  @Field(() => Int, { defaultValue: 1, description: 'How many people it needs, 1 to 100.' })
  staffNeeded!: number;
}

@InputType({ description: 'Puts a staff member on a shift of the same organisation.' })
export class AssignStaffInput extends WriteInput {
  @Field(() => ID, { description: 'The shift.' })
  shiftId!: string;

  @Field(() => ID, { description: 'Who works on it.' })
  staffMemberId!: string;
}

@InputType({ description: 'Takes a staff member off a shift.' })
export class CancelAssignmentInput extends ChangeInput {
  @Field(() => ID, { description: 'The assignment to cancel.' })
  assignmentId!: string;
}

export const CreateShiftPayload = payloadOf('CreateShiftPayload', 'What came of planning a shift.', {
  shift: [() => Shift, 'The shift; null when the write was refused.'],
});
export type CreateShiftPayload = InstanceType<typeof CreateShiftPayload>;

const assignment = [() => ShiftAssignment, 'The assignment; null when the write was refused.'] as const;

export const AssignStaffPayload = payloadOf(
  'AssignStaffPayload',
  'What came of putting somebody on a shift.',
  { assignment },
);
export type AssignStaffPayload = InstanceType<typeof AssignStaffPayload>;

export const CancelAssignmentPayload = payloadOf(
  'CancelAssignmentPayload',
  'What came of taking somebody off a shift.',
  { assignment },
);
export type CancelAssignmentPayload = InstanceType<typeof CancelAssignmentPayload>;
