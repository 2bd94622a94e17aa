import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { ifGiven, readLongText, readPast, readText } from '@mrrm/platform/writing/input';
import type { ChangeInput } from '@mrrm/platform/writing/write-input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { EscalationStep } from '../../presence/values.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import {
  closeEpisode,
  type NewStep,
  type OfEpisode,
  recordInterview,
  recordReturn,
  recordStep,
} from '../repository/change.js';
import { MissingEpisode } from '../types/missing.js';
import {
  CloseMissingEpisodeInput,
  CloseMissingEpisodePayload,
  NotifyMissingInput,
  NotifyMissingPayload,
  RecordMissingStepInput,
  RecordMissingStepPayload,
  RecordReturnInput,
  RecordReturnInterviewInput,
  RecordReturnInterviewPayload,
  RecordReturnPayload,
} from '../types/write.js';

const AUTHORITIES: EscalationStep[] = ['POLICE', 'CHILD_PROTECTION'];
const LONGEST_NOTE = 8000;
const TOLD_ALREADY = {
  missing_step_once: { message: 'This is on record already for this episode.', path: 'step' },
};

/** What is done about somebody who is missing. */
@Resolver(() => MissingEpisode)
export class MissingWriteResolver {
  @Urgent()
  @Mutation(() => RecordMissingStepPayload, {
    description:
      'Records who of the centre, or which representative, was told that a resident is not known to be there. The first record begins an episode.',
  })
  recordMissingStep(
    @Arg('input', () => RecordMissingStepInput, { description: 'Who is missed, and who was told when.' })
    input: RecordMissingStepInput,
    @Ctx() context: Context,
  ): Promise<RecordMissingStepPayload> {
    return write(context, input, {
      constraints: TOLD_ALREADY,
      prepare: async () => {
        if (AUTHORITIES.includes(input.step))
          throw badInput('An authority is notified by the State: record it by `notifyMissing`.', 'step');
        const step = readStep(context, input);
        await performFor(context, step.residentId, step.takenAt);
        return step;
      },
      act: async (query, step) => ({ id: await recordStep(context, query, step) }),
      answer: ({ id }) => ({ missingEpisode: reread(context.loaders.missingEpisode, id) }),
    });
  }

  @Urgent()
  @Mutation(() => NotifyMissingPayload, {
    description:
      'Records that the State notified the police or the authority for the protection of children: when, whom, and under which number. The first record begins an episode.',
  })
  notifyMissing(
    @Arg('input', () => NotifyMissingInput, {
      description: 'Who is missing, and which authority was notified when.',
    })
    input: NotifyMissingInput,
    @Ctx() context: Context,
  ): Promise<NotifyMissingPayload> {
    return write(context, input, {
      constraints: TOLD_ALREADY,
      prepare: () => {
        if (!AUTHORITIES.includes(input.step))
          throw badInput('This is no authority: record it by `recordMissingStep`.', 'step');
        return readStep(context, input);
      },
      act: async (query, step) => ({ id: await recordStep(context, query, step) }),
      answer: ({ id }) => ({ missingEpisode: reread(context.loaders.missingEpisode, id) }),
    });
  }

  @Urgent()
  @Mutation(() => RecordReturnPayload, {
    description:
      'Records that somebody who was missing came back: it counts as an entry, and an interview is due from then on.',
  })
  recordReturn(
    @Arg('input', () => RecordReturnInput, { description: 'Which episode, and when they came back.' })
    input: RecordReturnInput,
    @Ctx() context: Context,
  ): Promise<RecordReturnPayload> {
    return write(context, input, {
      prepare: async () => {
        const returnedAt = readPast(input.returnedAt, context.now, 'returnedAt');
        return { ...(await readEpisode(context, input, returnedAt)), returnedAt };
      },
      act: async (query, wanted) => {
        await recordReturn(context, query, wanted);
        return { id: wanted.missingEpisodeId, residentId: wanted.residentId };
      },
      answer: ({ id }) => ({ missingEpisode: reread(context.loaders.missingEpisode, id) }),
    });
  }

  @Mutation(() => RecordReturnInterviewPayload, {
    description: 'Records that somebody spoke with a resident about the time in which they were missing.',
  })
  recordReturnInterview(
    @Arg('input', () => RecordReturnInterviewInput, {
      description: 'Which episode, when, and what was said.',
    })
    input: RecordReturnInterviewInput,
    @Ctx() context: Context,
  ): Promise<RecordReturnInterviewPayload> {
    return write(context, input, {
      prepare: async () => {
        const heldAt = readPast(input.heldAt, context.now, 'heldAt');
        const note = readLongText(input.note, 'note', LONGEST_NOTE);
        return { ...(await readEpisode(context, input, heldAt)), heldAt, note };
      },
      act: async (query, wanted) => {
        await recordInterview(context, query, wanted);
        return { id: wanted.missingEpisodeId, residentId: wanted.residentId };
      },
      answer: ({ id }) => ({ missingEpisode: reread(context.loaders.missingEpisode, id) }),
    });
  }

  @Mutation(() => CloseMissingEpisodePayload, { description: 'Closes an episode of somebody missing.' })
  closeMissingEpisode(
    @Arg('input', () => CloseMissingEpisodeInput, { description: 'Which episode, how it ended, and why.' })
    input: CloseMissingEpisodeInput,
    @Ctx() context: Context,
  ): Promise<CloseMissingEpisodePayload> {
    return write(context, input, {
      prepare: async () => {
        const reason = readText(input.reason, 'reason', 500);
        const { outcome, withoutInterview } = input;
        return { ...(await readEpisode(context, input, context.now)), outcome, reason, withoutInterview };
      },
      act: async (query, wanted) => {
        await closeEpisode(context, query, wanted);
        return { id: wanted.missingEpisodeId, residentId: wanted.residentId };
      },
      answer: ({ id }) => ({ missingEpisode: reread(context.loaders.missingEpisode, id) }),
    });
  }
}

const readStep = ({ now }: Context, input: RecordMissingStepInput | NotifyMissingInput): NewStep => ({
  residentId: readIdentifier(input.residentId, 'residentId'),
  step: input.step,
  takenAt: readPast(input.takenAt, now, 'takenAt'),
  toWhom: ifGiven(input.toWhom, (text) => readText(text, 'toWhom')),
  reference: ifGiven(input.reference, (text) => readText(text, 'reference')),
});

/** Which episode, with the SOP asked for what is done about it. @throws Refusal NOT_FOUND at `missingEpisodeId` */
async function readEpisode(
  context: Context,
  input: ChangeInput & { missingEpisodeId: string },
  at: Date,
): Promise<OfEpisode> {
  const missingEpisodeId = readIdentifier(input.missingEpisodeId, 'missingEpisodeId');
  const found = await context.loaders.missingEpisode.load(missingEpisodeId);
  if (!found) throw notFound('episode', 'missingEpisodeId');
  const { residentId } = found;
  await performFor(context, residentId, at);
  return { missingEpisodeId, residentId, expectedVersion: input.expectedVersion };
}
