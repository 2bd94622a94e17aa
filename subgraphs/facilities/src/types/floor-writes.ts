import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { RoomKind } from '../values.js';
import { Floor } from './floor.js';
import { Room } from './room.js';

@InputType({ description: 'Adds a floor to a building.' })
export class AddFloorInput extends WriteInput {
  @Field(() => ID, { description: 'The building.' })
  buildingId!: string;

  @Field(() => ID, { nullable: true, description: 'The safe zone of the same building that has the floor.' })
  safeZoneId?: string | null;

  @Field(() => Int, { description: 'Its level, unique in the building: 0 is the ground floor.' })
  level!: number;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which its last renovation was finished.',
  })
  renovatedOn?: string | null;
}

@InputType({
  description:
    'Changes what is recorded about a floor. Fields left out stay as they are; null clears what may be unknown.',
})
export class ChangeFloorInput extends ChangeInput {
  @Field(() => ID, { description: 'The floor.' })
  floorId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The safe zone of the same building to which the floor belongs; null removes it from its safe zone. It cannot change while residents are on the floor.',
  })
  safeZoneId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its level, unique in the building.' })
  level?: number | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which its last renovation was finished.',
  })
  renovatedOn?: string | null;
}

@InputType({ description: 'Adds a room to a floor.' })
export class AddRoomInput extends WriteInput {
  @Field(() => ID, { description: 'The floor.' })
  floorId!: string;

  @Field(() => String, { description: 'Number or code on the door, unique on the floor.' })
  code!: string;

  @Field(() => RoomKind, { description: 'What it is used for.' })
  kind!: RoomKind;

  @Field(() => Float, { nullable: true, description: 'Floor area in square metres, when measured.' })
  areaSquareMetres?: number | null;

  @Field(() => Float, { nullable: true, description: 'Height in metres, when measured.' })
  heightMetres?: number | null;
}

@InputType({
  description:
    'Changes what is recorded about a room. Fields left out stay as they are; null clears what may be unknown.',
})
export class ChangeRoomInput extends ChangeInput {
  @Field(() => ID, { description: 'The room.' })
  roomId!: string;

  @Field(() => String, { nullable: true, description: 'Number or code on the door, unique on the floor.' })
  code?: string | null;

  @Field(() => RoomKind, {
    nullable: true,
    description: 'What it is used for. It does not change while residents are in the room.',
  })
  kind?: RoomKind | null;

  @Field(() => Float, { nullable: true, description: 'Floor area in square metres.' })
  areaSquareMetres?: number | null;

  @Field(() => Float, { nullable: true, description: 'Height in metres.' })
  heightMetres?: number | null;
}

@ObjectType({ description: 'What came of a write on a floor.', simpleResolvers: true })
export class FloorPayload {
  @Field(() => Floor, { nullable: true, description: 'The floor; null when it was refused.' })
  floor?: Floor | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of a write on a room.', simpleResolvers: true })
export class RoomPayload {
  @Field(() => Room, { nullable: true, description: 'The room; null when it was refused.' })
  room?: Room | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
