import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Centre, Resident, StaffMember } from '../../pointers.js';
import { CarePlanState } from '../values.js';

@ObjectType({
  description: 'What is planned for a resident, and when it is looked at again.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class CarePlan {
  @Field(() => ID, { description: 'Identifier of the care plan.' })
  id!: string;

  @Field(() => Resident, { nullable: true, description: 'Whose plan it is.' })
  resident?: Resident | null;

  @Field(() => Centre, { nullable: true, description: 'The centre at which it was made.' })
  centre?: Centre | null;

  @Field(() => CarePlanState, { description: 'Where it stands.' })
  state!: CarePlanState;

  @Field(() => [String], { nullable: true, description: 'What it wants to reach.' })
  goals?: string[] | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who is responsible; null while nobody is named.',
  })
  responsible?: StaffMember | null;

  @Field(() => GraphQLLocalDate, { description: 'The day from which it holds.' })
  startedOn!: string;

  @Field(() => GraphQLLocalDate, {
    description: 'The day by which it is reviewed, at most three months after its start.',
  })
  reviewDueOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it was closed; null while open.',
  })
  closedOn?: string | null;

  @Field(() => Verification, {
    description: 'Whether the owners of resident, centre and staff member have confirmed that they exist.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the plan.' })
  version!: number;

  access?: RowAccess | undefined;
}

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
