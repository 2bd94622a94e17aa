import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FindingSeverity, InspectionOutcome } from '../values.js';
import { Inspection } from './inspection.js';

@ObjectType({ description: 'One thing that an inspection found to be wrong.', simpleResolvers: true })
export class InspectionFinding {
  @Field(() => ID, { description: 'Identifier of the finding.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the indicator that is not met; null when the finding is in words alone.',
  })
  indicator?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was found; null when the indicator says it all.',
  })
  text?: string | null;

  @Field(() => FindingSeverity, { description: 'How grave it is.' })
  severity!: FindingSeverity;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day by which it is to be put right; null when none was set.',
  })
  dueOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it was put right; null while it is open.',
  })
  closedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'How it was put right.' })
  closingNote?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the finding; pass it as `expectedVersion`.' })
  version!: number;

  inspectionId!: string;
  safeZoneId?: string | null;
  roomId?: string | null;
}

@InputType({ description: 'One finding of an inspection: an indicator, words, or both.' })
export class InspectionFindingInput {
  @Field(() => String, { nullable: true, description: 'Code of the indicator that is not met.' })
  indicator?: string | null;

  @Field(() => String, { nullable: true, description: 'What was found.' })
  text?: string | null;

  @Field(() => FindingSeverity, { description: 'How grave it is.' })
  severity!: FindingSeverity;

  @Field(() => ID, { nullable: true, description: 'The safe zone in which it was found, if it was in one.' })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The room in which it was found, if it was in one.' })
  roomId?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day by which it is to be put right.' })
  dueOn?: string | null;
}

@InputType({ description: 'Records an inspection with all of its findings.' })
export class RecordInspectionInput extends WriteInput {
  @Field(() => ID, { description: 'The centre that was inspected.' })
  centreId!: string;

  @Field(() => ID, { nullable: true, description: 'The safe zone, when only one was inspected.' })
  safeZoneId?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'The day of the inspection.' })
  inspectedOn!: string;

  @Field(() => String, { description: 'The authority that inspected.' })
  authority!: string;

  @Field(() => InspectionOutcome, { description: 'What it concluded.' })
  outcome!: InspectionOutcome;

  @Field(() => String, { description: 'What was seen, in short.' })
  summary!: string;

  @Field(() => [InspectionFindingInput], {
    description: 'What was found to be wrong, at most 100; none when it passed without.',
  })
  findings!: InspectionFindingInput[];
}

@InputType({ description: 'Says that what an inspection found was put right.' })
export class CloseFindingInput extends ChangeInput {
  @Field(() => ID, { description: 'The finding.' })
  findingId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it was put right; today at the centre by default.',
  })
  closedOn?: string | null;

  @Field(() => String, { description: 'How it was put right.' })
  note!: string;
}

export const RecordInspectionPayload = payloadOf(
  'RecordInspectionPayload',
  'What came of recording an inspection.',
  {
    inspection: [() => Inspection, 'The inspection; null when it was refused.'],
  },
);
export type RecordInspectionPayload = InstanceType<typeof RecordInspectionPayload>;

export const CloseFindingPayload = payloadOf('CloseFindingPayload', 'What came of closing a finding.', {
  finding: [() => InspectionFinding, 'The finding; null when it was refused.'],
});
export type CloseFindingPayload = InstanceType<typeof CloseFindingPayload>;
