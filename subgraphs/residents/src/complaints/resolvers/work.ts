import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound } from '@mrrm/platform/wire/errors';
import { readLongText, readText } from '@mrrm/platform/writing/input';
import type { ChangeInput } from '@mrrm/platform/writing/write-input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { moveComplaint } from '../repository/move.js';
import type { ComplaintStep } from '../rules/life.js';
import { Complaint } from '../types/complaint.js';
import {
  AcknowledgeComplaintInput,
  AnswerComplaintInput,
  CloseComplaintInput,
  ComplaintPayload,
  ReopenComplaintInput,
} from '../types/write.js';

/** What whoever reads complaints does about one. */
@Resolver(() => Complaint)
export class ComplaintWorkResolver {
  @Mutation(() => ComplaintPayload, { description: 'Says that a complaint was read and is looked into.' })
  acknowledgeComplaint(
    @Arg('input', () => AcknowledgeComplaintInput, { description: 'Which complaint.' })
    input: AcknowledgeComplaintInput,
    @Ctx() context: Context,
  ): Promise<ComplaintPayload> {
    return move(context, input, 'ACKNOWLEDGED', () => null);
  }

  @Mutation(() => ComplaintPayload, {
    description: 'Answers a complaint. Whoever has its code reads the answer.',
  })
  answerComplaint(
    @Arg('input', () => AnswerComplaintInput, { description: 'Which complaint, and the answer.' })
    input: AnswerComplaintInput,
    @Ctx() context: Context,
  ): Promise<ComplaintPayload> {
    return move(context, input, 'ANSWERED', () => readLongText(input.answer, 'answer', 4000));
  }

  @Mutation(() => ComplaintPayload, { description: 'Says that a complaint is over.' })
  closeComplaint(
    @Arg('input', () => CloseComplaintInput, { description: 'Which complaint, and why.' })
    input: CloseComplaintInput,
    @Ctx() context: Context,
  ): Promise<ComplaintPayload> {
    return move(context, input, 'CLOSED', () => readText(input.reason, 'reason', 500));
  }

  @Mutation(() => ComplaintPayload, {
    description:
      'Says that a complaint that was answered or over is looked into again: its clock begins anew.',
  })
  reopenComplaint(
    @Arg('input', () => ReopenComplaintInput, { description: 'Which complaint, and why.' })
    input: ReopenComplaintInput,
    @Ctx() context: Context,
  ): Promise<ComplaintPayload> {
    return move(context, input, 'REOPENED', () => readText(input.reason, 'reason', 500));
  }
}

const move = (
  context: Context,
  input: ChangeInput & { complaintId: string },
  step: ComplaintStep,
  readText: () => string | null,
): Promise<ComplaintPayload> =>
  write(context, input, {
    prepare: async () => {
      const complaintId = readIdentifier(input.complaintId, 'complaintId');
      const text = readText();
      if (!(await context.loaders.complaint.load(complaintId))) throw notFound('complaint', 'complaintId');
      return { complaintId, expectedVersion: input.expectedVersion, step, text };
    },
    act: async (query, wanted) => {
      const residentId = await moveComplaint(context, query, wanted);
      return { id: wanted.complaintId, residentId };
    },
    answer: ({ id }) => ({ complaint: reread(context.loaders.complaint, id) }),
  });
