import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { RoomKind } from '../values.js';
import { Floor } from './floor.js';

@ObjectType({ description: 'A room on a floor.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Room {
  @Field(() => ID, { description: 'Identifier of the room.' })
  id!: string;

  @Field(() => String, { description: 'Number or code on the door, unique on its floor.' })
  code!: string;

  @Field(() => RoomKind, { description: 'What the room is used for.' })
  kind!: RoomKind;

  @Field(() => Float, { nullable: true, description: 'Floor area in square metres; null when not measured.' })
  areaSquareMetres?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Height of the room in metres; null when not measured.',
  })
  heightMetres?: number | null;

  @Field(() => Int, { description: 'Counts the changes of the room; pass it as `expectedVersion`.' })
  version!: number;

  @Field(() => Floor, { description: 'The floor on which the room lies.' })
  floor!: Floor;
}
