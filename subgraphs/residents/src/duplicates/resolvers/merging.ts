import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { askForMerge, confirmMerge, endMerge, tellApart } from '../repository/merging.js';
import {
  ConfirmMergeInput,
  MergeResidentsInput,
  ResidentMerge,
  ResidentMergePayload,
  TellResidentsApartInput,
  TellResidentsApartPayload,
  UnmergeResidentsInput,
} from '../types/merge.js';

const constraints = {
  merge_of_a_record_once: {
    message: 'A merge of this record waits for a second person already, or holds.',
    path: 'residentId',
  },
};

/** @throws Refusal BAD_USER_INPUT when one record is named twice */
function readTwo(one: string, other: string, path: string): [string, string] {
  const ids: [string, string] = [readIdentifier(one, 'residentId'), readIdentifier(other, path)];
  if (ids[0] === ids[1]) throw badInput('Name two records: this one is named twice.', path);
  return ids;
}

/** How two records of one person become one, and are two again. */
@Resolver(() => ResidentMerge)
export class MergingResolver {
  @Mutation(() => ResidentMergePayload, {
    description:
      'Asks that two records of one person become one; it waits for `confirmMerge` by somebody else.',
  })
  mergeResidents(
    @Arg('input', () => MergeResidentsInput, { description: 'Which record goes into which, and why.' })
    input: MergeResidentsInput,
    @Ctx() context: Context,
  ): Promise<ResidentMergePayload> {
    return write(context, input, {
      constraints,
      prepare: () => {
        const [residentId, survivorId] = readTwo(input.residentId, input.survivorId, 'survivorId');
        return { residentId, survivorId, reason: readText(input.reason, 'reason', 500) };
      },
      act: async (query, wanted) => {
        const { expectedVersion, survivorVersion } = input;
        return { id: await askForMerge(context, query, { ...wanted, expectedVersion, survivorVersion }) };
      },
      answer: ({ id }) => ({ merge: reread(context.loaders.merge, id) }),
    });
  }

  @Mutation(() => ResidentMergePayload, {
    description:
      'Confirms a merge that somebody else asked for. The stay of the merged record ends with it, if it lasts; what is open there stays there, and is to be taken over by people.',
  })
  confirmMerge(
    @Arg('input', () => ConfirmMergeInput, { description: 'Which merge.' }) input: ConfirmMergeInput,
    @Ctx() context: Context,
  ): Promise<ResidentMergePayload> {
    return write(context, input, {
      prepare: () => readIdentifier(input.mergeId, 'mergeId'),
      act: async (query, id) => ({
        id,
        ...(await confirmMerge(context, query, { id, expectedVersion: input.expectedVersion })),
      }),
      answer: ({ id }) => ({ merge: reread(context.loaders.merge, id) }),
    });
  }

  @Mutation(() => ResidentMergePayload, {
    description:
      'Calls off a merge that waits, or undoes one that holds: the stay that it ended goes on as if nothing had been.',
  })
  unmergeResidents(
    @Arg('input', () => UnmergeResidentsInput, { description: 'Which merge, and why.' })
    input: UnmergeResidentsInput,
    @Ctx() context: Context,
  ): Promise<ResidentMergePayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.mergeId, 'mergeId'),
        reason: readText(input.reason, 'reason', 500),
      }),
      act: async (query, wanted) => ({
        id: wanted.id,
        ...(await endMerge(context, query, { ...wanted, expectedVersion: input.expectedVersion })),
      }),
      answer: ({ id }) => ({ merge: reread(context.loaders.merge, id) }),
    });
  }

  @Mutation(() => TellResidentsApartPayload, {
    description: 'Says that two records are of two people: they are told as possible duplicates no longer.',
  })
  tellResidentsApart(
    @Arg('input', () => TellResidentsApartInput, { description: 'Which two, and why.' })
    input: TellResidentsApartInput,
    @Ctx() context: Context,
  ): Promise<TellResidentsApartPayload> {
    return write(context, input, {
      prepare: () => {
        const [residentId, otherId] = readTwo(input.residentId, input.otherId, 'otherId');
        return { residentId, otherId, reason: readText(input.reason, 'reason', 500) };
      },
      act: async (query, wanted) => {
        await tellApart(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }
}
