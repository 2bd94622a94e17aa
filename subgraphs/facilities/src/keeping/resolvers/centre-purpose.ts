import { reread } from '@mrrm/platform/reading/loaders';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { insertPurpose } from '../../premises/repository/centre-purpose.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { RecordCentrePurposeInput, RecordCentrePurposePayload } from '../types/centre-purpose.js';

const messages: ConstraintMessages = {
  centre_purpose_once_a_day: {
    message: 'This centre has a record of this day already. Give another day.',
    path: 'validFrom',
  },
};

@Resolver()
export class RecordPurposeResolver {
  @Mutation(() => RecordCentrePurposePayload, {
    description: 'Records what a centre is for from a day on.',
  })
  recordCentrePurpose(
    @Arg('input', () => RecordCentrePurposeInput, { description: 'Which centre, what for, from when.' })
    input: RecordCentrePurposeInput,
    @Ctx() context: Context,
  ): Promise<RecordCentrePurposePayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id: centreId } = await requirePlace(context, 'centre', input.centreId);
        await context.acts.perform({ place: centreId, at: context.now });
        const { kind, validFrom } = input;
        return { centreId, kind, validFrom, source: readText(input.source, 'source') };
      },
      act: async (query, wanted) => ({ id: await insertPurpose(context, query, wanted) }),
      answer: ({ id }) => ({ purpose: reread(context.loaders.purposeRecord, id) }),
    });
  }
}
