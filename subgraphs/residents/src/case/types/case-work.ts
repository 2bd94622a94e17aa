import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Resident } from '../../register/types/resident.js';
import { CaseState, RiskLevel } from '../../register/values.js';
import { AreaAssessmentInput } from './need.js';

@InputType({ description: 'Says who manages the case of a resident.' })
export class AssignCaseManagerInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose case it is.' })
  residentId!: string;

  @Field(() => ID, { nullable: true, description: 'Who manages it from now on; null for nobody.' })
  staffMemberId?: string | null;
}

@InputType({ description: 'Records that the needs of a resident were assessed.' })
export class RecordNeedsAssessmentInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose needs.' })
  residentId!: string;

  @Field(() => RiskLevel, { description: 'The risk that was found.' })
  riskLevel!: RiskLevel;

  @Field(() => CaseState, {
    nullable: true,
    description:
      'Where the case stands now; by default a new case goes to ASSESSMENT, and any other stays as it is. CLOSED is refused: `closeCase` says what is still open.',
  })
  caseState?: CaseState | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they were assessed; now by default, never later.',
  })
  assessedAt?: Date | null;

  @Field(() => [AreaAssessmentInput], {
    nullable: true,
    description:
      'What was found in each area. Of an area that is not given nothing is said: what was known of it before stays.',
  })
  needs?: AreaAssessmentInput[] | null;
}

export const AssignCaseManagerPayload = payloadOf(
  'AssignCaseManagerPayload',
  'What came of assigning a case manager.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
  },
);
export type AssignCaseManagerPayload = InstanceType<typeof AssignCaseManagerPayload>;

export const RecordNeedsAssessmentPayload = payloadOf(
  'RecordNeedsAssessmentPayload',
  'What came of recording an assessment of needs.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
  },
);
export type RecordNeedsAssessmentPayload = InstanceType<typeof RecordNeedsAssessmentPayload>;
