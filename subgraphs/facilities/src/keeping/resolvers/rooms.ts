import { reread } from '@mrrm/platform/reading/loaders';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  changedFields,
  readRequiredChange,
  readRequiredCode,
  readWithin,
} from '@mrrm/platform/writing/change';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readCode, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { requireNobodyStays } from '../../placement/repository/residents-present.js';
import { replaceEquipment } from '../../premises/repository/room-equipment.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Room } from '../../premises/types/room.js';
import { RoomEquipment } from '../../premises/types/room-equipment.js';
import { rooms } from '../repository/places.js';
import { AddRoomInput, ChangeRoomInput, RoomPayload } from '../types/floors.js';
import { SetRoomEquipmentInput } from '../types/room-equipment.js';

const LONGEST_CODE = 40;
const SQUARE_METRES = [0.01, 99_999] as const;
const METRES = [0.01, 99] as const;
const MOST_THINGS = 100;
const QUANTITIES = [1, 1_000] as const;
const messages: ConstraintMessages = {
  room_code_once: { message: 'Another room on this floor has this code.', path: 'code' },
};

/** How rooms, and what stands in them, are described. */
@Resolver(() => Room)
export class RoomWritesResolver {
  @FieldResolver(() => [RoomEquipment], { description: 'What stands in it beside its beds, by name.' })
  equipment(@Root() { id }: Room, @Ctx() { loaders }: Context): Promise<RoomEquipment[]> {
    return loaders.equipmentOfRoom.load(id);
  }

  @Mutation(() => RoomPayload, { description: 'Adds a room to a floor.' })
  addRoom(
    @Arg('input', () => AddRoomInput, { description: 'Which floor, which code, what it is used for.' })
    input: AddRoomInput,
    @Ctx() context: Context,
  ): Promise<RoomPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id: floorId, building } = await requirePlace(context, 'floor', input.floorId);
        await context.acts.perform({ place: building.centre.id, at: context.now });
        return {
          floorId,
          code: readCode(input.code, 'code', LONGEST_CODE),
          kind: input.kind,
          ...readSize(input),
        };
      },
      act: async (query, values) => ({ id: await rooms.insert(query, (id) => ({ id, ...values })) }),
      answer: ({ id }) => ({ room: read(context, id) }),
    });
  }

  @Mutation(() => RoomPayload, { description: 'Changes what is recorded about a room.' })
  changeRoom(
    @Arg('input', () => ChangeRoomInput, { description: 'Which room, and what changes.' })
    input: ChangeRoomInput,
    @Ctx() context: Context,
  ): Promise<RoomPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const present = await requirePlace(context, 'room', input.roomId);
        await context.acts.perform({ place: present.floor.building.centre.id, at: context.now });
        const values = changedFields({
          code: readRequiredCode(input.code, 'code', LONGEST_CODE),
          kind: readRequiredChange(input.kind, 'kind'),
          ...readSize(input),
        });
        const changesKind = values.kind !== undefined && values.kind !== present.kind;
        return { id: present.id, expectedVersion: input.expectedVersion, values, changesKind };
      },
      act: async (query, { changesKind, ...change }) => {
        const id = await rooms.change(query, change);
        if (changesKind) await requireNobodyStays(context, query, { roomId: id }, 'kind');
        return { id };
      },
      answer: ({ id }) => ({ room: read(context, id) }),
    });
  }

  @Mutation(() => RoomPayload, {
    description: 'Says what stands in a room, beside its beds. It replaces what was said before.',
  })
  setRoomEquipment(
    @Arg('input', () => SetRoomEquipmentInput, { description: 'Which room, and all that stands in it.' })
    input: SetRoomEquipmentInput,
    @Ctx() context: Context,
  ): Promise<RoomPayload> {
    return write(context, input, {
      prepare: async () => {
        const { id: roomId, floor } = await requirePlace(context, 'room', input.roomId);
        await context.acts.perform({ place: floor.building.centre.id, at: context.now });
        const { expectedVersion } = input;
        const equipment = readEquipment(input);
        return { roomId, centreId: floor.building.centre.id, expectedVersion, equipment };
      },
      act: async (query, wanted) => {
        await replaceEquipment(context, query, wanted);
        return { id: wanted.roomId };
      },
      answer: ({ id }) => ({ room: read(context, id) }),
    });
  }
}

const readSize = ({ areaSquareMetres, heightMetres }: AddRoomInput | ChangeRoomInput) => ({
  areaSquareMetres: readWithin(areaSquareMetres, 'areaSquareMetres', SQUARE_METRES),
  heightMetres: readWithin(heightMetres, 'heightMetres', METRES),
});

function readEquipment({ equipment }: SetRoomEquipmentInput) {
  if (equipment.length > MOST_THINGS) throw badInput(`Give at most ${MOST_THINGS} things.`, 'equipment');
  const items = equipment.map(({ item }, index) => readText(item, `equipment.${index}.item`, 100));
  return equipment.map(({ quantity }, index) => {
    const item = items[index]!;
    if (items.indexOf(item) !== index) throw badInput('This is listed twice.', `equipment.${index}.item`);
    return { item, quantity: readWithin(quantity, `equipment.${index}.quantity`, QUANTITIES) };
  });
}

function read({ loaders }: Context, id: string): Promise<Room | null> {
  loaders.equipmentOfRoom.clear(id);
  return reread(loaders.room, id);
}
