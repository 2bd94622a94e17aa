import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/moment';
import { ArgsType, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { AgeBand, Sex } from '../values.js';
import { Centre } from './centre.js';

@ObjectType({
  description:
    'Residents who arrived at a centre in a period, formed once for a statistic over several owners. Nobody sees who they are.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ResidentCohort {
  @Field(() => ID, { description: 'Identifier of the cohort.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre of arrival.' })
  centre?: Centre | null;

  @Field(() => GraphQLLocalDate, { description: 'First day of the period of arrival.' })
  arrivedFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day after the last day of the period of arrival.' })
  arrivedUntil!: string;

  @Field(() => AgeBand, { nullable: true, description: 'Only this age on arrival; null for every age.' })
  ageBand?: AgeBand | null;

  @Field(() => Sex, { nullable: true, description: 'Only this sex; null for all.' })
  sex?: Sex | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this nationality, an ISO 3166 alpha-3 code; null for all.',
  })
  nationality?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    description: 'When the cohort was formed; later registrations are not in it.',
  })
  formedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of residents; null when it is withheld because it is from 1 to 10.',
  })
  size?: number | null;

  @Field(() => Boolean, { description: 'Whether the number is withheld.' })
  sizeWithheld!: boolean;

  @Directive('@inaccessible')
  @Field(() => [ID], { description: 'The residents, for the other owners in the graph alone.' })
  memberIds!: string[];
}

@ArgsType()
export class ResidentCohortArguments {
  @Field(() => ID, { description: 'The centre of arrival.' })
  centreId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day of the period of arrival.' })
  arrivedFrom!: string;

  @Field(() => GraphQLLocalDate, {
    description: 'The day after the last day of the period; the period must be over.',
  })
  arrivedUntil!: string;

  @Field(() => AgeBand, { nullable: true, description: 'Only this age on arrival.' })
  ageBand?: AgeBand | null;

  @Field(() => Sex, { nullable: true, description: 'Only this sex.' })
  sex?: Sex | null;

  @Field(() => String, { nullable: true, description: 'Only this nationality, an ISO 3166 alpha-3 code.' })
  nationality?: string | null;
}
