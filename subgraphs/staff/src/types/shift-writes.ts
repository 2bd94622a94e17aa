import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ShiftWindow } from '../values.js';
import { Handover } from './handover.js';
import { Shift, ShiftAssignment } from './shift.js';

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

@InputType({ description: 'Tells the next shift what it has to know.' })
export class WriteHandoverInput extends WriteInput {
  @Field(() => ID, { description: 'The shift that hands over.' })
  shiftId!: string;

  @Field(() => String, { description: 'What happened, 1 to 8000 characters.' })
  summary!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'What the next shift has to do: at most 50 points of 1 to 500 characters.',
  })
  openPoints!: string[];
}

@InputType({ description: 'Confirms that the next shift has read a handover.' })
export class AcknowledgeHandoverInput extends ChangeInput {
  @Field(() => ID, { description: 'The handover that was read.' })
  handoverId!: string;
}

@ObjectType({ description: 'What came of planning a shift.', simpleResolvers: true })
export class CreateShiftPayload {
  @Field(() => Shift, { nullable: true, description: 'The shift; null when the write was refused.' })
  shift?: Shift | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'An assignment as written, or why not.', simpleResolvers: true })
abstract class AssignmentOutcome {
  @Field(() => ShiftAssignment, {
    nullable: true,
    description: 'The assignment; null when the write was refused.',
  })
  assignment?: ShiftAssignment | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of putting somebody on a shift.', simpleResolvers: true })
export class AssignStaffPayload extends AssignmentOutcome {}

@ObjectType({ description: 'What came of taking somebody off a shift.', simpleResolvers: true })
export class CancelAssignmentPayload extends AssignmentOutcome {}

@ObjectType({ description: 'A handover as written, or why not.', simpleResolvers: true })
abstract class HandoverOutcome {
  @Field(() => Handover, { nullable: true, description: 'The handover; null when the write was refused.' })
  handover?: Handover | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of writing a handover.', simpleResolvers: true })
export class WriteHandoverPayload extends HandoverOutcome {}

@ObjectType({ description: 'What came of acknowledging a handover.', simpleResolvers: true })
export class AcknowledgeHandoverPayload extends HandoverOutcome {}
