import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ObjectType } from 'type-graphql';
import { CentreFunction, ResponsibilityLevel } from '../../agreement/values.js';
import { FunctionRefusal } from '../values.js';

@ObjectType({
  description:
    'Whether the SOP lets the organisation of the one who asks perform a function at a centre at this moment. What their own role may do of it is in `viewerResidentActs` and its like.',
  simpleResolvers: true,
})
export class ViewerFunction {
  @Field(() => CentreFunction, { description: 'The function.' })
  function!: CentreFunction;

  @Field(() => Boolean, { description: 'Whether the organisation may perform it now.' })
  allowed!: boolean;

  @Field(() => ResponsibilityLevel, {
    nullable: true,
    description: 'Whether the organisation leads the function or supports it; null when it is not allowed.',
  })
  level?: ResponsibilityLevel | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The clause that allows it; or, when it is not allowed, the clause that gives it to others or for another time. Null when no SOP ever gave it.',
  })
  clause?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Until when this answer holds, by what is agreed now: when a shift window or an SOP begins or ends. Null when nothing that is agreed changes it.',
  })
  until?: Date | null;

  @Field(() => FunctionRefusal, { nullable: true, description: 'Why it is not allowed; null when it is.' })
  refusal?: FunctionRefusal | null;

  @Field(() => String, { nullable: true, description: 'The same in a sentence.' })
  message?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Short code of the organisation that is responsible instead; null when none is, or when it is allowed.',
  })
  responsible?: string | null;

  @Field(() => String, { nullable: true, description: 'What would allow it; null when it is allowed.' })
  opens?: string | null;
}
