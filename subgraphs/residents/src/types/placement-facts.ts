import { GraphQLLocalDate } from '@mrrm/platform/moment';
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
}
