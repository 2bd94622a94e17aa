import { reread } from '@mrrm/platform/reading/loaders';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  changedFields,
  readRequiredChange,
  readRequiredText,
  readWithin,
} from '@mrrm/platform/writing/change';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { requireNobodyStays } from '../../placement/repository/residents-present.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Floor } from '../../premises/types/floor.js';
import { floors } from '../repository/places.js';
import { AddFloorInput, ChangeFloorInput, FloorPayload } from '../types/floors.js';

const LEVELS = [-10, 200] as const;
const messages: ConstraintMessages = {
  floor_level_once: { message: 'The building has a floor of this level already.', path: 'level' },
};

/** How the floors of a building are described. */
@Resolver(() => Floor)
export class FloorWritesResolver {
  @Mutation(() => FloorPayload, { description: 'Adds a floor to a building.' })
  addFloor(
    @Arg('input', () => AddFloorInput, { description: 'Which building, which level, what it is called.' })
    input: AddFloorInput,
    @Ctx() context: Context,
  ): Promise<FloorPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id: buildingId, centre } = await requirePlace(context, 'building', input.buildingId);
        await context.acts.perform({ place: centre.id, at: context.now });
        return {
          buildingId,
          safeZoneId: (await readZone(context, buildingId, input.safeZoneId)) ?? null,
          level: readWithin(input.level, 'level', LEVELS),
          name: readText(input.name, 'name'),
          renovatedOn: input.renovatedOn ?? null,
        };
      },
      act: async (query, values) => ({ id: await floors.insert(query, (id) => ({ id, ...values })) }),
      answer: ({ id }) => ({ floor: reread(context.loaders.floor, id) }),
    });
  }

  @Mutation(() => FloorPayload, {
    description: 'Changes what is recorded about a floor, or which safe zone has it.',
  })
  changeFloor(
    @Arg('input', () => ChangeFloorInput, { description: 'Which floor, and what changes.' })
    input: ChangeFloorInput,
    @Ctx() context: Context,
  ): Promise<FloorPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const present = await requirePlace(context, 'floor', input.floorId);
        await context.acts.perform({ place: present.building.centre.id, at: context.now });
        const values = changedFields({
          safeZoneId: await readZone(context, present.building.id, input.safeZoneId),
          level: readWithin(readRequiredChange(input.level, 'level'), 'level', LEVELS),
          name: readRequiredText(input.name, 'name'),
          renovatedOn: input.renovatedOn,
        });
        const changesZone =
          values.safeZoneId !== undefined && values.safeZoneId !== (present.safeZone?.id ?? null);
        return { id: present.id, expectedVersion: input.expectedVersion, values, changesZone };
      },
      act: async (query, { changesZone, ...change }) => {
        const id = await floors.change(query, change);
        if (changesZone) await requireNobodyStays(context, query, { floorId: id }, 'safeZoneId');
        return { id };
      },
      answer: ({ id }) => ({ floor: reread(context.loaders.floor, id) }),
    });
  }
}

/** Reads the safe zone of a floor: one of the same building, or none. */
async function readZone(context: Context, buildingId: string, safeZoneId: string | null | undefined) {
  if (safeZoneId == null) return safeZoneId;
  const zone = await requirePlace(context, 'safeZone', safeZoneId);
  if (zone.building.id !== buildingId)
    throw badInput('This safe zone lies in another building.', 'safeZoneId');
  return zone.id;
}
