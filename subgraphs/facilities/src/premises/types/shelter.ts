import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre } from './centre.js';

@ObjectType({ description: 'A site of a centre with its own address.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Shelter {
  @Field(() => ID, { description: 'Identifier of the shelter.' })
  id!: string;

  @Field(() => String, { description: 'Short code of the shelter, unique in the graph.' })
  code!: string;

  @Field(() => String, { description: 'Name of the shelter.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What else is known of the shelter.' })
  note?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the shelter; pass it as `expectedVersion`.' })
  version!: number;

  @Field(() => Centre, { description: 'The centre to which the shelter belongs.' })
  centre!: Centre;
}
