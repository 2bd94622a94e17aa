import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { checkSpan, readLongText, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { endBlock, insertBlocks } from '../repository/blocks.js';
import { BlockBedInput, BlockBedPayload, ReleaseBedInput, ReleaseBedPayload } from '../types/block.js';

@Resolver()
export class BlockResolver {
  @Mutation(() => BlockBedPayload, {
    description: 'Takes a bed out of service, or says that it is being made ready.',
  })
  blockBed(
    @Arg('input', () => BlockBedInput, { description: 'Which bed, why, from when.' }) input: BlockBedInput,
    @Ctx() context: Context,
  ): Promise<BlockBedPayload> {
    return write(context, input, {
      prepare: async () => {
        const { id: bedId, room } = await requirePlace(context, 'bed', input.bedId);
        const startsAt = input.startsAt ?? context.now;
        checkSpan({ startsAt }, context.now, { longestHours: 0 });
        const expectedUntil = input.expectedUntil ?? null;
        if (expectedUntil && expectedUntil <= startsAt) {
          throw badInput('The expected end lies before the beginning.', 'expectedUntil');
        }
        // What is to begin later is said now.
        const at = startsAt < context.now ? startsAt : context.now;
        await context.acts.perform({ place: room.floor.building.centre.id, at });
        const reason = readLongText(input.reason, 'reason', 500);
        return { bedId, kind: input.kind, startsAt, expectedUntil, reason };
      },
      act: async (query, block) => {
        const [id] = await insertBlocks(context, query, [block], 'bedId');
        return { id: id!, bedId: block.bedId };
      },
      answer: (written) => answerOf(context, written),
    });
  }

  @Mutation(() => ReleaseBedPayload, { description: 'Says that a bed can be given again.' })
  releaseBed(
    @Arg('input', () => ReleaseBedInput, { description: 'Which block ends, and when.' })
    input: ReleaseBedInput,
    @Ctx() context: Context,
  ): Promise<ReleaseBedPayload> {
    return write(context, input, {
      prepare: async () => {
        const blockId = readIdentifier(input.blockId, 'blockId');
        const at = readPast(input.at, context.now, 'at');
        const { block, bed } = context.loaders;
        const found = await block.load(blockId);
        const room = found && (await bed.load(found.bedId))?.room;
        if (!room) throw notFound('block', 'blockId');
        await context.acts.perform({ place: room.floor.building.centre.id, at });
        return { blockId, expectedVersion: input.expectedVersion, at };
      },
      act: async (query, release) => ({
        id: release.blockId,
        bedId: await endBlock(context, query, release),
      }),
      answer: (written) => answerOf(context, written),
    });
  }
}

/** Reads the block and its bed anew. */
const answerOf = ({ loaders }: Context, { id, bedId }: { id: string; bedId: string }) => ({
  bed: reread(loaders.bed, bedId),
  block: reread(loaders.block, id),
});
