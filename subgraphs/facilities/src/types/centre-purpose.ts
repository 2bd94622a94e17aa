import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
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

@InputType({ description: 'Records what a centre is for from a day on.' })
export class RecordCentrePurposeInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => CentreKind, { description: 'What it is for.' })
  kind!: CentreKind;

  @Field(() => GraphQLLocalDate, { description: 'The first day for which it holds; it may lie ahead.' })
  validFrom!: string;

  @Field(() => String, { description: 'Where it is said, such as an order or a report.' })
  source!: string;
}

@ObjectType({ description: 'What came of recording a purpose.', simpleResolvers: true })
export class RecordCentrePurposePayload {
  @Field(() => CentrePurpose, { nullable: true, description: 'The record; null when it was refused.' })
  purpose?: CentrePurpose | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
