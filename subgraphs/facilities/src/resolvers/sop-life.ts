import { readIdentifier } from '@mrrm/platform/identifiers';
import { readText } from '@mrrm/platform/input';
import { mutate } from '@mrrm/platform/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { readContent } from '../agreement/read-draft.js';
import type { Context } from '../context.js';
import { endSop, insertDraft, reviseDraft, signSop } from '../repository/sop-writes.js';
import { CooperationSop } from '../types/cooperation-sop.js';
import { DraftSopInput, EndSopInput, ReviseSopInput, SignSopInput, SopPayload } from '../types/sop-writes.js';

const LONGEST_REASON = 1000;

/** The life of an SOP: drafted, revised, signed by every party, ended. */
@Resolver(() => CooperationSop)
export class SopLifeResolver {
  @Mutation(() => SopPayload, { description: 'Drafts the next version of the SOP of a centre.' })
  async draftSop(
    @Arg('input', () => DraftSopInput, { description: 'Where, and what it says.' }) input: DraftSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return this.#answer(
      context,
      await mutate(context, { operation: 'draftSop', input }, async (query) => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        return { id: await insertDraft(context, query, centreId, readContent(input)) };
      }),
    );
  }

  @Mutation(() => SopPayload, { description: 'Writes a draft anew that nobody has signed yet.' })
  async reviseSop(
    @Arg('input', () => ReviseSopInput, { description: 'Which draft, and what it says now.' })
    input: ReviseSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return this.#answer(
      context,
      await mutate(context, { operation: 'reviseSop', input }, async (query) => {
        const id = readIdentifier(input.sopId, 'sopId');
        await reviseDraft(context, query, id, input.expectedVersion, readContent(input));
        return { id };
      }),
    );
  }

  @Mutation(() => SopPayload, {
    description: "Signs an SOP for the signer's own organisation. The last signature makes it agreed.",
  })
  async signSop(
    @Arg('input', () => SignSopInput, { description: 'Which SOP, and who signs.' }) input: SignSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return this.#answer(
      context,
      await mutate(context, { operation: 'signSop', input }, async (query) => {
        const sopId = readIdentifier(input.sopId, 'sopId');
        const signedBy = readText(input.signedBy, 'signedBy');
        const { expectedVersion, documentSha256 } = input;
        await signSop(context, query, { sopId, expectedVersion, documentSha256, signedBy });
        return { id: sopId };
      }),
    );
  }

  @Mutation(() => SopPayload, { description: 'Ends an SOP early, with the notice that it asks for.' })
  async endSop(
    @Arg('input', () => EndSopInput, { description: 'Which SOP, from when, and why.' }) input: EndSopInput,
    @Ctx() context: Context,
  ): Promise<SopPayload> {
    return this.#answer(
      context,
      await mutate(context, { operation: 'endSop', input }, async (query) => {
        const sopId = readIdentifier(input.sopId, 'sopId');
        const reason = readText(input.reason, 'reason', LONGEST_REASON);
        const { expectedVersion, endsAt = null } = input;
        await endSop(context, query, { sopId, expectedVersion, endsAt, reason });
        return { id: sopId };
      }),
    );
  }

  async #answer(
    { loaders }: Context,
    { result, userErrors }: { result?: { id: string } | undefined; userErrors: SopPayload['userErrors'] },
  ): Promise<SopPayload> {
    return { sop: result ? await loaders.sop.clear(result.id).load(result.id) : null, userErrors };
  }
}
