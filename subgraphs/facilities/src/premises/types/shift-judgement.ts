import { Field, ObjectType } from 'type-graphql';
import { ShiftObjection } from '../values.js';

@ObjectType({
  description: 'Whether a shift belongs to a window of a centre: only what speaks against it.',
  simpleResolvers: true,
})
export class ShiftJudgement {
  @Field(() => [ShiftObjection], { description: 'What speaks against it; empty when nothing does.' })
  objections!: ShiftObjection[];
}
