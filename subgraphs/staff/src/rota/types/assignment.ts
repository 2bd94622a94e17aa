import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { AssignmentState } from '../values.js';

@ObjectType({ description: 'A person on a shift.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ShiftAssignment {
  @Field(() => ID, { description: 'Identifier of the assignment.' })
  id!: string;

  @Field(() => AssignmentState, { description: 'Whether it stands.' })
  state!: AssignmentState;

  @Field(() => Int, { description: 'Counts the changes of the assignment; pass it as `expectedVersion`.' })
  version!: number;

  shiftId!: string;
  staffMemberId!: string;
}
