import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A centre run by the State in which migrants are received and live.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Centre {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  id!: string;
}
