import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An organisation that works at the centres.', simpleResolvers: true })
@Directive('@key(fields: "code", resolvable: false)')
export class Organisation {
  @Field(() => String, { description: 'Short code of the organisation, such as STATE or IOM.' })
  code!: string;
}
