import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { EndInput, KeptRecord } from '../../register/types/kept.js';
import { InformationSource } from '../../register/values.js';
import { ProcedureStage } from '../values.js';

@ObjectType({
  description: 'A stage that the procedure of a resident at the authority for asylum has reached.',
  simpleResolvers: true,
})
export class ProcedureStep extends KeptRecord {
  @Field(() => ProcedureStage, { description: 'Which stage.' })
  stage!: ProcedureStage;

  @Field(() => GraphQLLocalDate, { description: 'On which day it was reached.' })
  reachedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the application or the decision at the authority; null when not known.',
  })
  reference?: string | null;

  @Field(() => InformationSource, { description: 'Who or what said so.' })
  toldBy!: InformationSource;
}

@InputType({
  description: 'Records a stage that a procedure has reached, or in place of another record what is right.',
})
export class RecordProcedureStepInput extends WriteInput {
  @Field(() => ID, { description: 'Whose procedure.' })
  residentId!: string;

  @Field(() => ProcedureStage, { description: 'Which stage.' })
  stage!: ProcedureStage;

  @Field(() => GraphQLLocalDate, { description: 'On which day it was reached, never later than today.' })
  reachedOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The number of the application or the decision at the authority, 1 to 40 characters, if known.',
  })
  reference?: string | null;

  @Field(() => InformationSource, { description: 'Who or what said so.' })
  toldBy!: InformationSource;

  @Field(() => ID, {
    nullable: true,
    description: 'A record of the same resident in whose place this one stands: it is ended, and kept.',
  })
  procedureStepId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why that record is replaced, 1 to 500 characters; needed with `procedureStepId`.',
  })
  reason?: string | null;
}

@InputType({ description: 'Ends a record of a stage that was not reached.' })
export class EndProcedureStepInput extends EndInput {
  @Field(() => ID, { description: 'Which record.' })
  procedureStepId!: string;
}

export const ProcedureStepPayload = payloadOf(
  'ProcedureStepPayload',
  'What came of recording a stage of a procedure, or of ending the record.',
  { procedureStep: [() => ProcedureStep, 'The record; null when the write was refused.'] },
);
export type ProcedureStepPayload = InstanceType<typeof ProcedureStepPayload>;
