import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre } from './centre.js';
import { Shelter } from './shelter.js';

@ObjectType({ description: 'A building of a centre.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Building {
  @Field(() => ID, { description: 'Identifier of the building.' })
  id!: string;

  @Field(() => String, { description: 'Short code of the building, unique in its centre.' })
  code!: string;

  @Field(() => String, { description: 'Name of the building.' })
  name!: string;

  @Field(() => Int, { description: 'Counts the changes of the building; pass it as `expectedVersion`.' })
  version!: number;

  @Field(() => Centre, { description: 'The centre to which the building belongs.' })
  centre!: Centre;

  @Field(() => Shelter, {
    nullable: true,
    description: 'The shelter on whose site the building stands; null when the centre has only one site.',
  })
  shelter?: Shelter | null;
}
