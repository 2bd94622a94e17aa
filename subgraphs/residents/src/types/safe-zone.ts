import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A guarded part of a building that is set aside for a group, above all for unaccompanied children.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class SafeZone {
  @Field(() => ID, { description: 'Identifier of the safe zone.' })
  id!: string;
}
