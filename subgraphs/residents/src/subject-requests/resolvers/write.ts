import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readLongText, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  type Answer,
  answerSubjectAccess,
  extendSubjectAccess,
  insertSubjectAccess,
} from '../repository/change.js';
import {
  AnswerSubjectAccessInput,
  ExtendSubjectAccessInput,
  RequestSubjectAccessInput,
  SubjectAccessRequest,
  SubjectAccessRequestPayload,
} from '../types/request.js';

const LONGEST = 2000;

/** How somebody asks for what is kept about them, and is answered. */
@Resolver(() => SubjectAccessRequest)
export class SubjectAccessWritesResolver {
  @Mutation(() => SubjectAccessRequestPayload, {
    description: 'Records that somebody asks for what is kept about a resident.',
  })
  requestSubjectAccess(
    @Arg('input', () => RequestSubjectAccessInput, { description: 'About whom, who asks, and for what.' })
    input: RequestSubjectAccessInput,
    @Ctx() context: Context,
  ): Promise<SubjectAccessRequestPayload> {
    return write(context, input, {
      prepare: () => {
        const { askedBy } = input;
        const represents = context.judge.table.roles[context.actor.role]?.byLaw === true;
        if (represents && askedBy !== 'LEGAL_REPRESENTATIVE')
          throw badInput('You ask as the legal representative.', 'askedBy');
        return {
          residentId: readIdentifier(input.residentId, 'residentId'),
          askedBy,
          asked: ifGiven(input.asked, (text) => readLongText(text, 'asked', LONGEST)),
          askedAt: readPast(input.askedAt, context.now, 'askedAt'),
        };
      },
      act: async (query, wanted) => ({
        id: await insertSubjectAccess(context, query, wanted),
        residentId: wanted.residentId,
      }),
      answer: ({ id }) => ({ subjectAccessRequest: reread(context.loaders.subjectAccess, id) }),
    });
  }

  @Mutation(() => SubjectAccessRequestPayload, {
    description:
      'Says that a request takes two months more, with the reason, within the first month: once you have told whoever asked.',
  })
  extendSubjectAccess(
    @Arg('input', () => ExtendSubjectAccessInput, { description: 'Which request, and why.' })
    input: ExtendSubjectAccessInput,
    @Ctx() context: Context,
  ): Promise<SubjectAccessRequestPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.subjectAccessRequestId, 'subjectAccessRequestId'),
        expectedVersion: input.expectedVersion,
        reason: readText(input.reason, 'reason', 500),
      }),
      act: async (query, wanted) => ({
        id: wanted.id,
        residentId: await extendSubjectAccess(context, query, wanted),
      }),
      answer: ({ id }) => ({ subjectAccessRequest: reread(context.loaders.subjectAccess, id) }),
    });
  }

  @Mutation(() => SubjectAccessRequestPayload, {
    description:
      'Answers a request for what is kept about somebody: a file was handed out, or it is refused with a reason, or was taken back.',
  })
  answerSubjectAccess(
    @Arg('input', () => AnswerSubjectAccessInput, { description: 'Which request, and the answer.' })
    input: AnswerSubjectAccessInput,
    @Ctx() context: Context,
  ): Promise<SubjectAccessRequestPayload> {
    return write(context, input, {
      prepare: () => readAnswer(input),
      act: async (query, wanted) => ({
        id: wanted.id,
        residentId: await answerSubjectAccess(context, query, wanted),
      }),
      answer: ({ id }) => ({ subjectAccessRequest: reread(context.loaders.subjectAccess, id) }),
    });
  }
}

/** @throws Refusal BAD_USER_INPUT for what is no answer, and for what does not fit together */
function readAnswer(input: AnswerSubjectAccessInput): Answer {
  const { expectedVersion, state } = input;
  if (state === 'OPEN') throw badInput('Answer with ANSWERED, REFUSED or WITHDRAWN.', 'state');
  const exportSha256 = input.exportSha256?.toLowerCase() ?? null;
  const answer = ifGiven(input.answer, (text) => readLongText(text, 'answer', LONGEST));
  if ((state === 'ANSWERED') !== (exportSha256 !== null))
    throw badInput('The hash of the file goes with ANSWERED, and with nothing else.', 'exportSha256');
  if (exportSha256 !== null && !/^[0-9a-f]{64}$/.test(exportSha256))
    throw badInput('Give the SHA-256 of the file: 64 hexadecimal digits.', 'exportSha256');
  if (state === 'REFUSED' && answer === null) throw badInput('Say why it is refused.', 'answer');
  const id = readIdentifier(input.subjectAccessRequestId, 'subjectAccessRequestId');
  return { id, expectedVersion, state, exportSha256, answer };
}
