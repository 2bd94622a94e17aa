import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { ifGiven, readCode, readLongText, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Floor } from '../../premises/types/floor.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import { Room } from '../../premises/types/room.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { changeCondition, insertSanitaryUnit, type NewSanitaryUnit } from '../repository/sanitary-unit.js';
import {
  AddSanitaryUnitInput,
  AddSanitaryUnitPayload,
  RecordSanitaryConditionInput,
  RecordSanitaryConditionPayload,
  SanitaryCondition,
  SanitaryUnit,
} from '../types/sanitary-unit.js';

const messages: ConstraintMessages = {
  sanitary_unit_code_once: { message: 'Another unit in this building has this code.', path: 'code' },
  sanitary_unit_in_zone_of_its_building: {
    code: 'RULE_VIOLATION',
    message: 'The safe zone lies in another building.',
    path: 'safeZoneId',
  },
};

@Resolver(() => SanitaryUnit)
export class SanitaryUnitResolver {
  @FieldResolver(() => SanitaryCondition, {
    nullable: true,
    description: 'How it is at a moment; null when nothing is known of that moment.',
  })
  condition(
    @Root() { id }: SanitaryUnit,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<SanitaryCondition | null> {
    return loaders.sanitaryCondition(at ?? now).load(id);
  }

  @FieldResolver(() => Room, { nullable: true, description: 'The room in which it stands, if it is one.' })
  async room(@Root() { roomId }: SanitaryUnit, @Ctx() { loaders }: Context): Promise<Room | null> {
    return roomId ? loaders.room.load(roomId) : null;
  }

  @FieldResolver(() => Floor, {
    nullable: true,
    description: 'The floor on which it stands, if it is known.',
  })
  async floor(@Root() { floorId }: SanitaryUnit, @Ctx() { loaders }: Context): Promise<Floor | null> {
    return floorId ? loaders.floor.load(floorId) : null;
  }

  @FieldResolver(() => SafeZone, {
    nullable: true,
    description: 'The safe zone that it serves, if it is one.',
  })
  async safeZone(
    @Root() { safeZoneId }: SanitaryUnit,
    @Ctx() { loaders }: Context,
  ): Promise<SafeZone | null> {
    return safeZoneId ? loaders.safeZone.load(safeZoneId) : null;
  }

  @Mutation(() => AddSanitaryUnitPayload, { description: 'Adds a toilet, a shower or a washbasin.' })
  addSanitaryUnit(
    @Arg('input', () => AddSanitaryUnitInput, { description: 'What it is, where it stands, how it is.' })
    input: AddSanitaryUnitInput,
    @Ctx() context: Context,
  ): Promise<AddSanitaryUnitPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const startsAt = readPast(input.startsAt, context.now, 'startsAt');
        const { kind, access } = input;
        const code = readCode(input.code, 'code');
        const where = await whereItStands(context, input);
        await context.acts.perform({ place: where.centreId, at: startsAt });
        return { startsAt, unit: { ...where, code, kind, access } };
      },
      act: async (query, { unit, startsAt }) => ({
        id: await insertSanitaryUnit(context, query, unit, input.state, startsAt),
      }),
      answer: ({ id }) => ({ unit: reread(context.loaders.sanitaryUnit, id) }),
    });
  }

  @Mutation(() => RecordSanitaryConditionPayload, {
    description: 'Says whether a toilet, a shower or a washbasin can be used from a moment on.',
  })
  recordSanitaryCondition(
    @Arg('input', () => RecordSanitaryConditionInput, { description: 'Which unit, how it is, from when.' })
    input: RecordSanitaryConditionInput,
    @Ctx() context: Context,
  ): Promise<RecordSanitaryConditionPayload> {
    return write(context, input, {
      prepare: async () => {
        const unitId = readIdentifier(input.unitId, 'unitId');
        const startsAt = readPast(input.startsAt, context.now, 'startsAt');
        const note = ifGiven(input.note, (given) => readLongText(given, 'note', 500));
        const { state, expectedVersion } = input;
        const unit = await context.loaders.sanitaryUnit.load(unitId);
        if (!unit) throw notFound('sanitary unit', 'unitId');
        await context.acts.perform({ place: unit.centreId, at: startsAt });
        return { unitId, expectedVersion, state, startsAt, note };
      },
      act: async (query, change) => {
        await changeCondition(context, query, change);
        return { id: change.unitId };
      },
      answer: ({ id }) => ({ unit: reread(context.loaders.sanitaryUnit, id) }),
    });
  }
}

/** Reads the narrowest place of the input, and takes from it all that it lies in. */
async function whereItStands(
  context: Context,
  { roomId, floorId, buildingId, safeZoneId }: AddSanitaryUnitInput,
): Promise<Omit<NewSanitaryUnit, 'code' | 'kind' | 'access'>> {
  if ([roomId, floorId, buildingId].filter(Boolean).length > 1) {
    throw badInput('Give the narrowest place alone: a room, or a floor, or a building.', 'roomId');
  }
  const zone = safeZoneId != null ? await requirePlace(context, 'safeZone', safeZoneId) : undefined;
  const room = roomId != null ? await requirePlace(context, 'room', roomId) : undefined;
  const floor = floorId != null ? await requirePlace(context, 'floor', floorId) : room?.floor;
  const named = buildingId != null ? await requirePlace(context, 'building', buildingId) : undefined;
  const building = floor?.building ?? named ?? zone?.building;
  if (!building) throw badInput('Say where it stands: a room, a floor, a building or a safe zone.', 'roomId');
  return {
    centreId: building.centre.id,
    buildingId: building.id,
    safeZoneId: zone?.id ?? floor?.safeZone?.id ?? null,
    floorId: floor?.id ?? null,
    roomId: room?.id ?? null,
  };
}

/** Reads a written unit anew: several writes of one request must not show each other's remembered rows. */
