import { Field, ObjectType } from 'type-graphql';
import { Organisation } from '../../pointers.js';
import { ShiftWindow } from '../../premises/values.js';
import { CentreFunction, ResponsibilityLevel } from '../values.js';

@ObjectType({
  description: 'One line of an SOP: who performs which function, and when.',
  simpleResolvers: true,
})
export class Responsibility {
  @Field(() => CentreFunction, { description: 'The function.' })
  function!: CentreFunction;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that performs it.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Short code of the organisation that performs it.' })
  organisationCode!: string;

  @Field(() => ResponsibilityLevel, { description: 'Whether it leads the function or supports it.' })
  level!: ResponsibilityLevel;

  @Field(() => [ShiftWindow], { description: 'The shift windows in which it does so.' })
  windows!: ShiftWindow[];

  @Field(() => String, { description: 'The clause of the SOP that says so.' })
  clause!: string;

  sopId!: string;
}
