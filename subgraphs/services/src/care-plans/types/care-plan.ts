import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
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
