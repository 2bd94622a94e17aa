import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readLongText, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { Resident } from '../../register/types/resident.js';
import { insertBestInterestNote } from '../repository/best-interest.js';
import {
  BestInterestNote,
  RecordBestInterestNoteInput,
  RecordBestInterestNotePayload,
} from '../types/best-interest.js';

const LONGEST_NOTE = 8000;

/** What was found to be best for somebody. */
@Resolver(() => Resident)
export class BestInterestResolver {
  @FieldResolver(() => [BestInterestNote], {
    nullable: true,
    description: 'What was found to be best for them, in confidence, the latest first.',
  })
  bestInterestNotes(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<BestInterestNote[]> {
    return loaders.bestInterestNotes.load(id);
  }

  @Mutation(() => RecordBestInterestNotePayload, {
    description:
      'Notes what was found to be best for a resident. It is read by few, and never by another organisation.',
  })
  recordBestInterestNote(
    @Arg('input', () => RecordBestInterestNoteInput, {
      description: 'For whom, of when, and what was found.',
    })
    input: RecordBestInterestNoteInput,
    @Ctx() context: Context,
  ): Promise<RecordBestInterestNotePayload> {
    return write(context, input, {
      prepare: async () => {
        const notedAt = readPast(input.notedAt, context.now, 'notedAt');
        const note = readLongText(input.note, 'note', LONGEST_NOTE);
        await performFor(context, input.residentId, notedAt);
        return { residentId: readIdentifier(input.residentId, 'residentId'), notedAt, note };
      },
      act: async (query, wanted) => ({
        id: await insertBestInterestNote(context, query, wanted),
        residentId: wanted.residentId,
      }),
      answer: async ({ id, residentId }) => {
        const all = await context.loaders.bestInterestNotes.clear(residentId).load(residentId);
        return { bestInterestNote: all.find((one) => one.id === id) ?? null };
      },
    });
  }
}
