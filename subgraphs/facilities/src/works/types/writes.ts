import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { WorkOrder } from './work-order.js';

@InputType({ description: 'Asks for a renovation or a repair.' })
export class RequestWorkInput extends WriteInput {
  @Field(() => ID, { description: 'The centre at which it is to be done.' })
  centreId!: string;

  @Field(() => String, { description: 'What is to be done, in a few words.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is to be done, at length.' })
  description?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The floor, when all of it is worked on. Its rooms are then rooms of the work.',
  })
  floorId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'The rooms that are worked on, at most 200, beside those of the floor; none for work that is in no room, such as in the yard.',
  })
  roomIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who pays for it, when that is settled.' })
  fundedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Who does the work, when that is settled.' })
  performedBy?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was asked for; now by default.' })
  at?: Date | null;
}

@InputType({ description: 'What every step of a work order says.' })
abstract class WorkStepInput extends ChangeInput {
  @Field(() => ID, { description: 'The work order.' })
  workOrderId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the step was taken; now by default. Must not be before an earlier step.',
  })
  at?: Date | null;
}

@InputType({ description: 'Approves work that was asked for.' })
export class ApproveWorkInput extends WorkStepInput {
  @Field(() => String, {
    nullable: true,
    description: 'Who pays for it; what the request says by default.',
  })
  fundedBy?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who does the work; what the request says by default.',
  })
  performedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'What goes with the approval, such as a condition.' })
  note?: string | null;
}

@InputType({ description: 'Begins approved work and takes the beds of its rooms out of service.' })
export class StartWorkInput extends WorkStepInput {
  @Field(() => String, { nullable: true, description: 'What is to be noted of the beginning.' })
  note?: string | null;
}

@InputType({ description: 'How many places there are after a work.' })
export class CapacityAfterWorkInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The safe zone whose places they are. Without it and a shelter they are those of the centre.',
  })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The shelter whose places they are.' })
  shelterId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day for which they hold; the day on which the work was finished by default.',
  })
  validFrom?: string | null;

  @Field(() => Int, { description: 'Places on paper.' })
  nominal!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Places that can be used, at most the nominal ones; absent when not known.',
  })
  usable?: number | null;

  @Field(() => Int, { nullable: true, description: 'Places in an emergency; absent when not known.' })
  surge?: number | null;

  @Field(() => String, { description: 'Where the numbers come from.' })
  source!: string;
}

@InputType({ description: 'Says that work is done, and gives the beds of its rooms back.' })
export class CompleteWorkInput extends WorkStepInput {
  @Field(() => CapacityAfterWorkInput, {
    nullable: true,
    description: 'How many places there are now, when the work has changed their number.',
  })
  capacity?: CapacityAfterWorkInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was done, when that is more than was asked for.',
  })
  note?: string | null;
}

@InputType({ description: 'Calls work off that is not done, and gives the beds of its rooms back.' })
export class CancelWorkInput extends WorkStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

export const WorkOrderPayload = payloadOf('WorkOrderPayload', 'What came of a write on a work order.', {
  workOrder: [() => WorkOrder, 'The work order; null when it was refused.'],
});
export type WorkOrderPayload = InstanceType<typeof WorkOrderPayload>;
