import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { insertCapacity, type NewCapacity } from '../../premises/repository/capacity.js';
import {
  capacityMessages,
  readPlaceOfCapacity,
  readPlaces,
} from '../../premises/resolvers/capacity-in-input.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { RecordCapacityInput, RecordCapacityPayload } from '../types/capacity.js';

@Resolver()
export class CapacityWritesResolver {
  @Mutation(() => RecordCapacityPayload, {
    description: 'Records how many places a centre, a shelter or a safe zone has from a day on.',
  })
  recordCapacity(
    @Arg('input', () => RecordCapacityInput, { description: 'Which place, how many, from when, by whom.' })
    input: RecordCapacityInput,
    @Ctx() context: Context,
  ): Promise<RecordCapacityPayload> {
    return write(context, input, {
      constraints: capacityMessages('validFrom'),
      prepare: () => readCapacity(context, input),
      act: async (query, wanted) => ({ id: await insertCapacity(context, query, wanted) }),
      answer: ({ id }) => ({ capacity: reread(context.loaders.capacityRecord, id) }),
    });
  }
}

async function readCapacity(context: Context, input: RecordCapacityInput): Promise<NewCapacity> {
  const { centreId, shelterId, safeZoneId, validFrom } = input;
  if ([centreId, shelterId, safeZoneId].filter((id) => id != null).length !== 1) {
    throw badInput('Give one place: a centre, or a shelter, or a safe zone.', 'centreId');
  }
  const path = (field: string) => field;
  const place = (await readPlaceOfCapacity(context, input, path)) ?? {
    centreId: (await requirePlace(context, 'centre', centreId!)).id,
    shelterId: null,
    safeZoneId: null,
  };
  const centre = await context.loaders.centre.load(place.centreId);
  if (!centre) throw notFound('centre', 'centreId');
  await context.acts.perform({ place: place.centreId, at: context.now });
  const workOrderId = input.workOrderId != null ? readIdentifier(input.workOrderId, 'workOrderId') : null;
  const work = workOrderId && (await context.loaders.workOrder.load(workOrderId));
  if (workOrderId && (!work || work.centreId !== place.centreId)) {
    throw badInput('There is no such work order in this centre.', 'workOrderId');
  }
  return { ...place, ...readPlaces(input, path), validFrom, workOrderId };
}
