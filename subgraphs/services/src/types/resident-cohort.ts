import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CentreFunction } from '../values.js';

@ObjectType({
  description: 'What services a group of residents received, of one function.',
  simpleResolvers: true,
})
export class ServiceUptake {
  @Field(() => CentreFunction, { description: 'The function.' })
  function!: CentreFunction;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of the residents received it; null when withheld.',
  })
  residents?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many sessions they had; null when withheld.' })
  sessions?: number | null;

  @Field(() => Boolean, {
    description: 'Whether the numbers are withheld, because they would speak of 1 to 10 people.',
  })
  withheld!: boolean;
}

@ObjectType({
  description:
    'Residents who arrived at a centre in a period, formed once for a statistic over several owners. Nobody sees who they are.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ResidentCohort {
  @Field(() => ID, { description: 'Identifier of the cohort.' })
  id!: string;

  @Directive('@external')
  @Field(() => [ID], { description: 'The residents, for the other owners in the graph alone.' })
  memberIds!: string[];
}
