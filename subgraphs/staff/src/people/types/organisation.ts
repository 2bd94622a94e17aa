import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Employer } from '../values.js';

@ObjectType({ description: 'An organisation that works at the centres.', simpleResolvers: true })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Organisation {
  @Field(() => ID, { description: 'Identifier of the organisation.' })
  id!: string;

  @Field(() => String, { description: 'Short code of the organisation, such as STATE or IOM.' })
  code!: string;

  @Field(() => String, { description: 'Full name of the organisation.' })
  name!: string;

  @Field(() => Employer, { description: 'Which kind of employer it is.' })
  employer!: Employer;

  @Field(() => Int, { description: 'Counts the changes of the organisation.' })
  version!: number;
}
