import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { CarePlan } from './care-plan.js';

@InputType({ description: 'Opens a care plan for a resident.' })
export class OpenCarePlanInput extends WriteInput {
  @Field(() => ID, { description: 'Whose plan it is.' })
  residentId!: string;

  @Field(() => ID, { description: 'The centre of the resident.' })
  centreId!: string;

  @Field(() => [String], { description: 'What it wants to reach: 1 to 20 goals of 1 to 500 characters.' })
  goals!: string[];

  @Field(() => ID, { nullable: true, description: 'Who is responsible, if that is decided.' })
  responsibleId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day from which it holds; today by default.',
  })
  startedOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day by which it is reviewed; 90 days after the start by default, never later than 92.',
  })
  reviewDueOn?: string | null;
}

export const OpenCarePlanPayload = payloadOf('OpenCarePlanPayload', 'What came of opening a care plan.', {
  carePlan: [() => CarePlan, 'The care plan; null when the write was refused.'],
});
export type OpenCarePlanPayload = InstanceType<typeof OpenCarePlanPayload>;
