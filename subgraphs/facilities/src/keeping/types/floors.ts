import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Floor } from '../../premises/types/floor.js';
import { Room } from '../../premises/types/room.js';
import { RoomKind } from '../../premises/values.js';

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

export const FloorPayload = payloadOf('FloorPayload', 'What came of a write on a floor.', {
  floor: [() => Floor, 'The floor; null when it was refused.'],
});
export type FloorPayload = InstanceType<typeof FloorPayload>;

export const RoomPayload = payloadOf('RoomPayload', 'What came of a write on a room.', {
  room: [() => Room, 'The room; null when it was refused.'],
});
export type RoomPayload = InstanceType<typeof RoomPayload>;
