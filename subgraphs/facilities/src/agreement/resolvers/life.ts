import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readLongText, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { readKnownContent } from '../read-draft.js';
import { agreeToEnd, endSop, releaseFromSop } from '../repository/endings.js';
import { insertDraft, reviseDraft, signSop } from '../repository/writes.js';
import { AgreeToEndSopInput, ReleaseFromSopInput } from '../types/endings.js';
import { CooperationSop } from '../types/sop.js';
import { DraftSopInput, EndSopInput, ReviseSopInput, SignSopInput, SopPayload } from '../types/writes.js';

const LONGEST_REASON = 1000;

/** The life of an SOP: drafted, revised, signed by every party, ended. */
@Resolver(() => CooperationSop)
export class SopLifeResolver {
  @Mutation(() => SopPayload, { description: 'Drafts the next version of the SOP of a centre.' })
  draftSop(
    @Arg('input', () => DraftSopInput, { description: 'Where, and what it says.' }) input: DraftSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return write(context, input, {
      prepare: () => readKnownContent(context, input),
      act: async (query, content) => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        return { id: await insertDraft(context, query, centreId, content) };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => SopPayload, { description: 'Writes a draft anew that nobody has signed yet.' })
  reviseSop(
    @Arg('input', () => ReviseSopInput, { description: 'Which draft, and what it says now.' })
    input: ReviseSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return write(context, input, {
      prepare: () => readKnownContent(context, input),
      act: async (query, content) => {
        const id = readIdentifier(input.sopId, 'sopId');
        await reviseDraft(context, query, id, input.expectedVersion, content);
        return { id };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => SopPayload, {
    description: "Signs an SOP for the signer's own organisation. The last signature makes it agreed.",
  })
  signSop(
    @Arg('input', () => SignSopInput, { description: 'Which SOP, and who signs.' }) input: SignSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return write(context, input, {
      act: async (query) => {
        const sopId = readIdentifier(input.sopId, 'sopId');
        const signedBy = readText(input.signedBy, 'signedBy');
        const { expectedVersion, documentSha256 } = input;
        await signSop(context, query, { sopId, expectedVersion, documentSha256, signedBy });
        return { id: sopId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => SopPayload, {
    description:
      'Releases a draft: the own organisation is a party of the SOP that stands, not of the draft, and leaves when the draft takes its place.',
  })
  releaseFromSop(
    @Arg('input', () => ReleaseFromSopInput, { description: 'Which draft, and who releases.' })
    input: ReleaseFromSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return write(context, input, {
      act: async (query) => {
        const sopId = readIdentifier(input.sopId, 'sopId');
        const releasedBy = readText(input.releasedBy, 'releasedBy');
        const { expectedVersion, documentSha256 } = input;
        await releaseFromSop(context, query, { sopId, expectedVersion, documentSha256, releasedBy });
        return { id: sopId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => SopPayload, {
    description:
      'Agrees, for the own organisation, that an SOP ends without notice. It ends when every party has named the same moment.',
  })
  agreeToEndSop(
    @Arg('input', () => AgreeToEndSopInput, { description: 'Which SOP, from when, why, and who agrees.' })
    input: AgreeToEndSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return write(context, input, {
      act: async (query) => {
        const sopId = readIdentifier(input.sopId, 'sopId');
        const reason = readText(input.reason, 'reason', LONGEST_REASON);
        const agreedBy = readText(input.agreedBy, 'agreedBy');
        const { expectedVersion, endsAt } = input;
        await agreeToEnd(context, query, { sopId, expectedVersion, endsAt, reason, agreedBy });
        return { id: sopId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => SopPayload, {
    description: 'Ends an SOP early by notice of one party: no sooner than its `noticeDays` have run.',
  })
  endSop(
    @Arg('input', () => EndSopInput, { description: 'Which SOP, from when, and why.' }) input: EndSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return write(context, input, {
      act: async (query) => {
        const sopId = readIdentifier(input.sopId, 'sopId');
        const reason = readLongText(input.reason, 'reason', LONGEST_REASON);
        const { expectedVersion, endsAt = null } = input;
        await endSop(context, query, { sopId, expectedVersion, endsAt, reason });
        return { id: sopId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }
}

/** Reads the written SOP anew: several writes of one request must not show each other's remembered rows. */
function answerOf({ loaders }: Context, id: string) {
  for (const loader of [loaders.partiesOfSop, loaders.responsibilitiesOfSop]) loader.clear(id);
  for (const loader of [loaders.releasesOfSop, loaders.endAgreementsOfSop]) loader.clear(id);
  return { sop: reread(loaders.sop, id) };
}
