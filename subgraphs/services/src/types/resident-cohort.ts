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
    description:
      'Whether the numbers are withheld: fewer than 11 of the residents received it, none of them included, or fewer than 11 did not, or that would follow from other figures of the year.',
  })
  withheld!: boolean;
}

@ObjectType({
  description:
    'Residents who arrived at a centre in a calendar period, for a statistic over several owners. Nobody sees who they are.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ResidentCohort {
  @Field(() => ID, { description: 'Identifier of this answer.' })
  id!: string;

  @Directive('@external')
  @Field(() => String, { description: 'The question, for the other owners in the graph alone.' })
  question!: string;

  @Directive('@external')
  @Field(() => [ID], {
    description:
      'Whoever arrived in the whole year, for the other owners in the graph alone; empty when withheld.',
  })
  memberIds!: string[];

  @Directive('@external')
  @Field(() => [String], {
    description: 'Quarter and category of each of them in order, for the other owners in the graph alone.',
  })
  memberCells!: string[];
}
