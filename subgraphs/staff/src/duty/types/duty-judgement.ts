import { Field, ID, ObjectType } from 'type-graphql';
import { DutyObjection } from '../values.js';

@ObjectType({
  description: 'Whether a staff member may be named for a duty: only what speaks against it.',
  simpleResolvers: true,
})
export class DutyJudgement {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  staffMemberId!: string;

  @Field(() => [DutyObjection], { description: 'What speaks against it; empty when nothing does.' })
  objections!: DutyObjection[];
}
