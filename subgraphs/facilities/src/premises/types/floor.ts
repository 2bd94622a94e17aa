import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Building } from './building.js';
import { SafeZone } from './safe-zone.js';

@ObjectType({ description: 'A floor of a building.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Floor {
  @Field(() => ID, { description: 'Identifier of the floor.' })
  id!: string;

  @Field(() => Int, { description: 'Level of the floor: 0 is the ground floor, negative ones lie below.' })
  level!: number;

  @Field(() => String, { description: 'Name of the floor.' })
  name!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which its last renovation was finished; null when none is known.',
  })
  renovatedOn?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the floor; pass it as `expectedVersion`.' })
  version!: number;

  @Field(() => Building, { description: 'The building of the floor.' })
  building!: Building;

  @Field(() => SafeZone, { nullable: true, description: 'The safe zone that has this floor, if one has.' })
  safeZone?: SafeZone | null;
}
