import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { InspectionOutcome } from '../values.js';

@ObjectType({
  description: 'A visit in which an authority judged a centre or a safe zone.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Inspection {
  @Field(() => ID, { description: 'Identifier of the inspection.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day of the inspection.' })
  inspectedOn!: string;

  @Field(() => String, { description: 'The authority that inspected.' })
  authority!: string;

  @Field(() => InspectionOutcome, { description: 'What it concluded.' })
  outcome!: InspectionOutcome;

  @Field(() => String, { description: 'What was seen, in short.' })
  summary!: string;

  @Field(() => Int, { description: 'Counts the changes of the inspection.' })
  version!: number;

  centreId!: string;
  safeZoneId?: string | null;
}

/** A page of inspections, the latest first. */
export const InspectionConnection = connectionOf(() => Inspection, 'Inspection');
