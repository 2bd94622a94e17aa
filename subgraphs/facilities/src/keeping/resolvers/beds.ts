import { reread } from '@mrrm/platform/reading/loaders';
import { dayAt } from '@mrrm/platform/values/day';
import { badInput } from '@mrrm/platform/wire/errors';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readCode } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { foundIn } from '../../premises/resolvers/found-in.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Bed } from '../../premises/types/bed.js';
import { insertBeds, removeBed } from '../repository/beds.js';
import { AddBedsInput, AddBedsPayload, RemoveBedInput, RemoveBedPayload } from '../types/beds.js';

const MOST_BEDS = 100;
const LONGEST_CODE = 20;
const messages: ConstraintMessages = {
  bed_code_once: {
    message: 'A bed with one of these codes stands in this room, or stood there. Choose others.',
    path: 'codes',
  },
};

/** How beds come to stand in a room, and cease to. */
@Resolver(() => Bed)
export class BedWritesResolver {
  @Mutation(() => AddBedsPayload, { description: 'Puts beds into a room.' })
  addBeds(
    @Arg('input', () => AddBedsInput, { description: 'Which room, the codes of the beds, from when.' })
    input: AddBedsInput,
    @Ctx() context: Context,
  ): Promise<AddBedsPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id: roomId, floor } = await requirePlace(context, 'room', input.roomId);
        await context.acts.perform({ place: floor.building.centre.id, at: context.now });
        const standsFrom = input.standsFrom ?? dayAt(context.now, floor.building.centre.timeZone);
        return { roomId, codes: readCodes(input.codes), standsFrom };
      },
      act: async (query, { roomId, codes, standsFrom }) => ({
        ids: await insertBeds(context, query, roomId, codes, standsFrom),
      }),
      answer: ({ ids }) => ({ beds: foundIn(context.loaders.bed, ids) }),
    });
  }

  @Mutation(() => RemoveBedPayload, { description: 'Takes a bed away from a day on.' })
  removeBed(
    @Arg('input', () => RemoveBedInput, { description: 'Which bed, and from when.' }) input: RemoveBedInput,
    @Ctx() context: Context,
  ): Promise<RemoveBedPayload> {
    return write(context, input, {
      prepare: async () => {
        const { id, room, standsFrom } = await requirePlace(context, 'bed', input.bedId);
        await context.acts.perform({ place: room.floor.building.centre.id, at: context.now });
        const { timeZone } = room.floor.building.centre;
        const standsUntil = input.standsUntil ?? dayAt(context.now, timeZone);
        const { expectedVersion } = input;
        return { bedId: id, expectedVersion, standsUntil, timeZone, standsFrom: standsFrom ?? null };
      },
      act: async (query, removal) => {
        await removeBed(context, query, removal);
        return { id: removal.bedId };
      },
      answer: ({ id }) => ({ bed: reread(context.loaders.bed, id) }),
    });
  }
}

function readCodes(codes: string[]): string[] {
  if (codes.length < 1 || codes.length > MOST_BEDS) throw badInput(`Give 1 to ${MOST_BEDS} codes.`, 'codes');
  const read = codes.map((code, index) => readCode(code, `codes.${index}`, LONGEST_CODE));
  const twice = read.findIndex((code, index) => read.indexOf(code) !== index);
  if (twice >= 0) throw badInput('This code is listed twice.', `codes.${twice}`);
  return read;
}
