import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Field, ID, ObjectType } from 'type-graphql';
import { CentreKind } from '../values.js';

@ObjectType({
  description: 'What a centre is for from a day on, until a later record.',
  simpleResolvers: true,
})
export class CentrePurpose {
  @Field(() => ID, { description: 'Identifier of the record.' })
  id!: string;

  @Field(() => CentreKind, { description: 'What the centre is for.' })
  kind!: CentreKind;

  @Field(() => GraphQLLocalDate, { description: 'The first day for which the record holds.' })
  validFrom!: string;

  @Field(() => String, { description: 'Where it is said, such as an order or a report.' })
  source!: string;

  centreId!: string;
}
