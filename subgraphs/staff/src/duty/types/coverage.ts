import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, Int, ObjectType } from 'type-graphql';
import { Employer } from '../../people/values.js';

@ObjectType({ description: 'How many people of one kind of employer are planned.', simpleResolvers: true })
export class EmployerStaff {
  @Field(() => Employer, { description: 'The kind of employer.' })
  employer!: Employer;

  @Field(() => Int, { description: 'Number of people.' })
  staff!: number;
}

@ObjectType({
  description:
    'A stretch of time in which the same shifts run; a new one begins where a shift begins or ends.',
  simpleResolvers: true,
})
export class CoverageSegment {
  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends, that moment not included.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'How many people its shifts need together; 0 when no shift runs.' })
  staffNeeded!: number;

  @Field(() => Int, { description: 'How many people are planned on its shifts.' })
  staffPlanned!: number;

  @Field(() => [EmployerStaff], { description: 'The planned people by kind of employer.' })
  employers!: EmployerStaff[];

  @Field(() => Boolean, {
    description: 'Whether some shift runs and every shift that runs has the people it needs.',
  })
  covered!: boolean;
}
