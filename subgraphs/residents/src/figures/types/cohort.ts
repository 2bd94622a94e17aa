import { ArgsType, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre } from '../../pointers.js';
import { Sex } from '../../register/values.js';
import { AgeBand, CohortPeriod } from '../values.js';

@ObjectType({
  description:
    'Residents who arrived at a centre in a calendar period, for a statistic over several owners. Nobody sees who they are.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ResidentCohort {
  @Field(() => ID, { description: 'Identifier of this answer.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre of arrival.' })
  centre?: Centre | null;

  @Field(() => Int, { description: 'The calendar year of arrival, by the days of the centre.' })
  year!: number;

  @Field(() => CohortPeriod, { description: 'The part of the year.' })
  period!: CohortPeriod;

  @Field(() => AgeBand, { nullable: true, description: 'Only this age on arrival; null for every age.' })
  ageBand?: AgeBand | null;

  @Field(() => Sex, { nullable: true, description: 'Only this sex; null for all.' })
  sex?: Sex | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this nationality, an ISO 3166 alpha-3 code; null for all.',
  })
  nationality?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of residents; null when it is withheld: 0 to 10 people, or 0 to 10 would follow from it and other figures of the year.',
  })
  size?: number | null;

  @Field(() => Boolean, {
    description: 'Whether the number is withheld. It does not say whether anybody belongs to the cohort.',
  })
  sizeWithheld!: boolean;

  @Directive('@inaccessible')
  @Field(() => String, { description: 'The question, for the other owners in the graph alone.' })
  question!: string;

  @Directive('@inaccessible')
  @Field(() => [ID], {
    description:
      'Whoever arrived in the whole year, for the other owners in the graph alone; empty when withheld.',
  })
  memberIds!: string[];

  @Directive('@inaccessible')
  @Field(() => [String], {
    description: 'Quarter and category of each of them in order, for the other owners in the graph alone.',
  })
  memberCells!: string[];
}

@ArgsType()
export class ResidentCohortArguments {
  @Field(() => ID, { description: 'The centre of arrival.' })
  centreId!: string;

  @Field(() => Int, { description: 'The calendar year of arrival, 1990 to the present one.' })
  year!: number;

  @Field(() => CohortPeriod, {
    defaultValue: 'YEAR',
    description: 'The part of the year: a quarter, a half or the whole; it must be over.',
  })
  period!: CohortPeriod;

  @Field(() => AgeBand, {
    nullable: true,
    description: 'Only this age on arrival. At most two of age, sex and nationality.',
  })
  ageBand?: AgeBand | null;

  @Field(() => Sex, { nullable: true, description: 'Only this sex.' })
  sex?: Sex | null;

  @Field(() => String, { nullable: true, description: 'Only this nationality, an ISO 3166 alpha-3 code.' })
  nationality?: string | null;
}
