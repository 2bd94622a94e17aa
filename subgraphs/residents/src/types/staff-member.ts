import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A person who works at a centre, employed by one organisation.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class StaffMember {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  id!: string;
}
