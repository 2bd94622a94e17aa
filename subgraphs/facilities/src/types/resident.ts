import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A person who lives at a centre; here with the bed of this person.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Resident {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;
}
