import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import { CaseState, RiskLevel } from '../../register/values.js';
import { CaseStepKind } from '../values.js';

@ObjectType({
  description:
    'What was done in the protection of a resident, with the risk and the state of the case that came of it.',
  simpleResolvers: true,
})
export class CaseStep {
  @Field(() => ID, { description: 'Identifier of the step.' })
  id!: string;

  @Field(() => CaseStepKind, { description: 'What was done.' })
  kind!: CaseStepKind;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was done.' })
  takenAt!: Date;

  @Field(() => StaffMember, { nullable: true, description: 'Who did it; null when not known.' })
  takenBy?: StaffMember | null;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'The risk after it; null while nobody has assessed it.',
  })
  riskLevel?: RiskLevel | null;

  @Field(() => CaseState, { description: 'Where the case stood after it.' })
  caseState!: CaseState;

  @Field(() => String, {
    nullable: true,
    description: 'What was seen at a screening, what was still open at a closing, why a case was reopened.',
  })
  statement?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'By when the case is to be reviewed next; null where it asks none.',
  })
  reviewDueOn?: string | null;

  residentId!: string;
}

@ObjectType({
  description:
    'Whether obvious special needs of somebody who stays were looked for within 24 hours of the arrival.',
  simpleResolvers: true,
})
export class Screening {
  @Field(() => GraphQLDateTimeISO, { description: 'Until when it is due: 24 hours after the arrival.' })
  dueAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was first done; null while it was not.',
  })
  doneAt?: Date | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who did it; null when not known.' })
  doneBy?: StaffMember | null;

  @Field(() => Boolean, { description: 'Whether it is late, or was done late.' })
  overdue!: boolean;

  residentId!: string;
}

@InputType({ description: 'Records that obvious special needs of a resident were looked for.' })
export class RecordScreeningInput extends WriteInput {
  @Field(() => ID, { description: 'Who was screened.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When; now by default, never later.' })
  screenedAt?: Date | null;

  @Field(() => String, {
    description:
      'What was seen, also that nothing was, up to 2000 characters. What makes somebody vulnerable has its own record.',
  })
  statement!: string;
}

@InputType({ description: 'Records that a case was reviewed.' })
export class ReviewCaseInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose case.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When; now by default, never later.' })
  reviewedAt?: Date | null;

  @Field(() => RiskLevel, { nullable: true, description: 'The risk that was found; as it was by default.' })
  riskLevel?: RiskLevel | null;

  @Field(() => String, { nullable: true, description: 'What was found, up to 2000 characters.' })
  statement?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'By when it is to be reviewed next, later than today; in 92 days by default.',
  })
  nextReviewOn?: string | null;
}

@InputType({ description: 'Closes a case.' })
export class CloseCaseInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose case.' })
  residentId!: string;

  @Field(() => String, {
    description: 'What is still open and who goes on with it, also that nothing is, up to 2000 characters.',
  })
  stillOpen!: string;
}

@InputType({ description: 'Takes up a closed case again.' })
export class ReopenCaseInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose case.' })
  residentId!: string;

  @Field(() => String, { description: 'Why, up to 2000 characters.' })
  reason!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'By when it is to be reviewed, later than today; in 92 days by default.',
  })
  nextReviewOn?: string | null;
}

const payload = (name: string, what: string) =>
  payloadOf(name, what, { resident: [() => Resident, 'The resident; null when the write was refused.'] });

export const RecordScreeningPayload = payload(
  'RecordScreeningPayload',
  'What came of recording a screening.',
);
export type RecordScreeningPayload = InstanceType<typeof RecordScreeningPayload>;
export const ReviewCasePayload = payload('ReviewCasePayload', 'What came of reviewing a case.');
export type ReviewCasePayload = InstanceType<typeof ReviewCasePayload>;
export const CloseCasePayload = payload('CloseCasePayload', 'What came of closing a case.');
export type CloseCasePayload = InstanceType<typeof CloseCasePayload>;
export const ReopenCasePayload = payload('ReopenCasePayload', 'What came of reopening a case.');
export type ReopenCasePayload = InstanceType<typeof ReopenCasePayload>;
