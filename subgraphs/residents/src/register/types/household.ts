import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'People who belong together: a family, or siblings without parents.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Household {
  @Field(() => ID, { description: 'Identifier of the household.' })
  id!: string;

  @Field(() => String, { description: "The State's own number of the household." })
  registrationNumber!: string;

  @Field(() => Int, { description: 'Counts the changes of the household.' })
  version!: number;

  /** Those of its members, present and former, whom the reader may see: of them a read of it speaks. */
  memberIds?: string[] | undefined;
}
