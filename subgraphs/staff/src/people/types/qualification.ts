import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { QualificationKind } from '../values.js';

@ObjectType({
  description: 'What a staff member has learnt, and until when it counts.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Qualification {
  @Field(() => ID, { description: 'Identifier of the qualification.' })
  id!: string;

  @Field(() => QualificationKind, { description: 'Of what kind it is.' })
  kind!: QualificationKind;

  @Field(() => String, {
    nullable: true,
    description: "An interpreter's language as an ISO 639 code; null for other kinds.",
  })
  language?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it was obtained.' })
  obtainedOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day on which it counts; null for no end.',
  })
  validUntil?: string | null;

  staffMemberId!: string;
}
