import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Field, ID, ObjectType } from 'type-graphql';
import { FamilySituation, Sex } from '../values.js';

@ObjectType({
  description: 'What decides with whom a resident may share a room, and nothing else about the resident.',
  simpleResolvers: true,
})
export class PlacementFacts {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  residentId!: string;

  @Field(() => Sex, { description: 'Sex as registered.' })
  sex!: Sex;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date of birth; null when not known.' })
  dateOfBirth?: string | null;

  @Field(() => FamilySituation, { description: 'With whom the resident came.' })
  familySituation!: FamilySituation;

  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the household to which the resident belongs; null without one.',
  })
  householdId?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When the present or last stay ended; null while it lasts, and for a record that was merged into another one: the person may sleep there still.',
  })
  departedAt?: Date | null;
}

@ObjectType({ description: 'A departure, for the slice that gives beds.', simpleResolvers: true })
export class Departure {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  residentId!: string;

  @Field(() => ID, { description: 'Identifier of the centre.' })
  centreId!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the stay ended.' })
  departedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When that was recorded or changed.' })
  recordedAt!: Date;

  @Field(() => Boolean, { description: 'Whether the resident has come back since.' })
  hasReturned!: boolean;
}
