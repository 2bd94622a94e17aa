import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A person registered at a centre by the State.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Resident {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;
}
