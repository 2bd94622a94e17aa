import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A person appointed to act in law for residents, above all for unaccompanied children.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class LegalRepresentative {
  @Field(() => ID, { description: 'Identifier of the legal representative.' })
  id!: string;

  @Field(() => String, { description: 'Given name and family name.' })
  fullName!: string;

  @Field(() => String, { description: 'The bureau that the representative works for.' })
  bureau!: string;

  @Field(() => Int, { description: 'Counts the changes of the record.' })
  version!: number;
}
