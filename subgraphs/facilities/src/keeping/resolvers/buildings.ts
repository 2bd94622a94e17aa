import { reread } from '@mrrm/platform/reading/loaders';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  changedFields,
  readClearable,
  readRequiredCode,
  readRequiredText,
} from '@mrrm/platform/writing/change';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readCode, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Building } from '../../premises/types/building.js';
import { buildings, shelters } from '../repository/places.js';
import {
  AddBuildingInput,
  AddShelterInput,
  BuildingPayload,
  ChangeBuildingInput,
  ChangeShelterInput,
  ShelterPayload,
} from '../types/buildings.js';

const LONGEST_CODE = 40;
const LONGEST_NOTE = 2000;
const messages: ConstraintMessages = {
  shelter_code_unique: { message: 'This code is taken. Choose another one.', path: 'code' },
  building_code_once: { message: 'Another building of this centre has this code.', path: 'code' },
};

/** How the sites and the buildings of a centre are described. */
@Resolver(() => Building)
export class BuildingWritesResolver {
  @Mutation(() => ShelterPayload, { description: 'Adds a site to a centre.' })
  addShelter(
    @Arg('input', () => AddShelterInput, { description: 'Which centre, and what the site is called.' })
    input: AddShelterInput,
    @Ctx() context: Context,
  ): Promise<ShelterPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id: centreId } = await requirePlace(context, 'centre', input.centreId);
        await context.acts.perform({ place: centreId, at: context.now });
        return {
          centreId,
          code: readCode(input.code, 'code', LONGEST_CODE),
          name: readText(input.name, 'name'),
          note: readClearable(input.note, 'note', LONGEST_NOTE) ?? null,
        };
      },
      act: async (query, values) => ({ id: await shelters.insert(query, (id) => ({ id, ...values })) }),
      answer: ({ id }) => ({ shelter: reread(context.loaders.shelter, id) }),
    });
  }

  @Mutation(() => ShelterPayload, { description: 'Changes what is recorded about a shelter.' })
  changeShelter(
    @Arg('input', () => ChangeShelterInput, { description: 'Which shelter, and what changes.' })
    input: ChangeShelterInput,
    @Ctx() context: Context,
  ): Promise<ShelterPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id, centre } = await requirePlace(context, 'shelter', input.shelterId);
        await context.acts.perform({ place: centre.id, at: context.now });
        const values = changedFields({
          code: readRequiredCode(input.code, 'code', LONGEST_CODE),
          name: readRequiredText(input.name, 'name'),
          note: readClearable(input.note, 'note', LONGEST_NOTE),
        });
        return { id, expectedVersion: input.expectedVersion, values };
      },
      act: async (query, change) => ({ id: await shelters.change(query, change) }),
      answer: ({ id }) => ({ shelter: reread(context.loaders.shelter, id) }),
    });
  }

  @Mutation(() => BuildingPayload, { description: 'Adds a building to a centre.' })
  addBuilding(
    @Arg('input', () => AddBuildingInput, { description: 'Which centre, and what the building is called.' })
    input: AddBuildingInput,
    @Ctx() context: Context,
  ): Promise<BuildingPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const centre = await requirePlace(context, 'centre', input.centreId);
        await context.acts.perform({ place: centre.id, at: context.now });
        const site =
          input.shelterId != null ? await requirePlace(context, 'shelter', input.shelterId) : undefined;
        if (site && site.centre.id !== centre.id) {
          throw badInput('This shelter is of another centre.', 'shelterId');
        }
        return {
          centreId: centre.id,
          shelterId: site?.id ?? null,
          code: readCode(input.code, 'code', LONGEST_CODE),
          name: readText(input.name, 'name'),
        };
      },
      act: async (query, values) => ({ id: await buildings.insert(query, (id) => ({ id, ...values })) }),
      answer: ({ id }) => ({ building: reread(context.loaders.building, id) }),
    });
  }

  @Mutation(() => BuildingPayload, { description: 'Changes what is recorded about a building.' })
  changeBuilding(
    @Arg('input', () => ChangeBuildingInput, { description: 'Which building, and what changes.' })
    input: ChangeBuildingInput,
    @Ctx() context: Context,
  ): Promise<BuildingPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id, centre } = await requirePlace(context, 'building', input.buildingId);
        await context.acts.perform({ place: centre.id, at: context.now });
        const values = changedFields({
          code: readRequiredCode(input.code, 'code', LONGEST_CODE),
          name: readRequiredText(input.name, 'name'),
        });
        return { id, expectedVersion: input.expectedVersion, values };
      },
      act: async (query, change) => ({ id: await buildings.change(query, change) }),
      answer: ({ id }) => ({ building: reread(context.loaders.building, id) }),
    });
  }
}
