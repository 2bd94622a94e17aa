import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readLongText, readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { answerRectification, insertRectification } from '../repository/change.js';
import {
  AnswerRectificationInput,
  AnswerRectificationPayload,
  RectificationRequest,
  RequestRectificationInput,
  RequestRectificationPayload,
} from '../types/rectification.js';

const LONGEST = 2000;

/** How somebody asks for a correction, and is answered. */
@Resolver(() => RectificationRequest)
export class RectificationWritesResolver {
  @Mutation(() => RequestRectificationPayload, {
    description:
      'Records that a resident, or whoever represents the resident in law, asks to have the record corrected.',
  })
  requestRectification(
    @Arg('input', () => RequestRectificationInput, { description: 'Whose record, and what is asked.' })
    input: RequestRectificationInput,
    @Ctx() context: Context,
  ): Promise<RequestRectificationPayload> {
    return write(context, input, {
      prepare: () => {
        const { askedBy, field = null } = input;
        const represents = context.judge.table.roles[context.actor.role]?.byLaw === true;
        if (represents && askedBy !== 'LEGAL_REPRESENTATIVE')
          throw badInput('You ask as the legal representative.', 'askedBy');
        return {
          residentId: readIdentifier(input.residentId, 'residentId'),
          ...{ askedBy, field },
          asked: readLongText(input.asked, 'asked', LONGEST),
          askedAt: readPast(input.askedAt, context.now, 'askedAt'),
        };
      },
      act: async (query, wanted) => {
        const { residentId } = wanted;
        return { id: await insertRectification(context, query, wanted), residentId };
      },
      answer: ({ id }) => ({ rectification: reread(context.loaders.rectification, id) }),
    });
  }

  @Mutation(() => AnswerRectificationPayload, {
    description: 'Answers a request for a correction: it was corrected, or is refused with a reason.',
  })
  answerRectification(
    @Arg('input', () => AnswerRectificationInput, { description: 'Which request, and the answer.' })
    input: AnswerRectificationInput,
    @Ctx() context: Context,
  ): Promise<AnswerRectificationPayload> {
    return write(context, input, {
      prepare: () => {
        const { expectedVersion, state } = input;
        if (state === 'OPEN') throw badInput('Answer with CORRECTED or REFUSED.', 'state');
        const id = readIdentifier(input.rectificationId, 'rectificationId');
        const correctionId = readOptionalIdentifier(input.correctionId, 'correctionId');
        const answer = ifGiven(input.answer, (text) => readLongText(text, 'answer', LONGEST));
        if (state === 'REFUSED' && !answer) throw badInput('Say why it is refused.', 'answer');
        if (state === 'REFUSED' && correctionId)
          throw badInput('What is refused is corrected by nothing.', 'correctionId');
        return { id, expectedVersion, state, correctionId, answer };
      },
      act: async (query, wanted) => {
        const residentId = await answerRectification(context, query, wanted);
        return { id: wanted.id, residentId };
      },
      answer: ({ id }) => ({ rectification: reread(context.loaders.rectification, id) }),
    });
  }
}
