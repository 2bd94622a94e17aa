import { mustReach } from '@mrrm/platform/access/visible-at';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { readCode, readLanguage, readLongText, readOptionalIdentifier } from '@mrrm/platform/writing/input';
import { toUserError } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { lookFor, progressOf } from '../repository/follow.js';
import { insertComplaint } from '../repository/leave.js';
import { hashOfCode, newCode } from '../rules/code.js';
import { ABUSE } from '../rules/life.js';
import { Complaint } from '../types/complaint.js';
import {
  FollowComplaintInput,
  FollowComplaintPayload,
  LeaveComplaintInput,
  LeaveComplaintPayload,
} from '../types/write.js';

const LONGEST_TEXT = 4000;

/** What whoever complains does, and the staff or a screen for that person. */
@Resolver(() => Complaint)
export class ComplaintLeavingResolver {
  @Mutation(() => LeaveComplaintPayload, {
    description:
      'Leaves a complaint or a word of feedback, with or without a name. The answer is a code, told once, by which it can be followed.',
  })
  leaveComplaint(
    @Arg('input', () => LeaveComplaintInput, { description: 'About which centre, and what.' })
    input: LeaveComplaintInput,
    @Ctx() context: Context,
  ): Promise<LeaveComplaintPayload> {
    // Not in what is kept of the write: told once, to whoever did it. A repeated write made one as well, and rolled it back.
    let told: { id: string; code: string } | undefined;
    return write(context, input, {
      prepare: () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        const { category, channel } = input;
        const residentId = readOptionalIdentifier(input.residentId, 'residentId');
        const aboutStaffId = readOptionalIdentifier(input.aboutStaffMemberId, 'aboutStaffMemberId');
        if (category === ABUSE && (residentId ?? aboutStaffId))
          throw badInput(
            'A report of abuse points at nobody: whoever is meant is named in the text, which the focal point alone reads.',
            residentId ? 'residentId' : 'aboutStaffMemberId',
          );
        const language = readLanguage(input.language, 'language');
        const text = readLongText(input.text, 'text', LONGEST_TEXT);
        return { centreId, category, channel, language, text, residentId, aboutStaffId };
      },
      act: async (query, wanted) => {
        const code = newCode();
        const id = await insertComplaint(context, query, { ...wanted, codeHash: hashOfCode(code) });
        told = { id, code };
        return { id };
      },
      answer: ({ id }) => ({ code: told?.id === id ? told.code : null }),
    });
  }

  @Mutation(() => FollowComplaintPayload, {
    description:
      'Tells how far a complaint has come, to whoever has its code. Codes that no complaint has are counted, and too many are refused.',
  })
  followComplaint(
    @Arg('input', () => FollowComplaintInput, { description: 'The code.' }) input: FollowComplaintInput,
    @Ctx() context: Context,
  ): Promise<FollowComplaintPayload> {
    const codeHash = () => hashOfCode(readCode(input.code, 'code'));
    return write(context, input, {
      prepare: codeHash,
      act: async (query, hash) => ({ found: await lookFor(context, query, hash) }),
      answer: async ({ found }) =>
        found
          ? { progress: await progressOf(context, codeHash()) }
          : { progress: null, userErrors: [toUserError(notFound('complaint', 'code'))] },
    });
  }
}
