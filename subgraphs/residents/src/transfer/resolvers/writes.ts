import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound } from '@mrrm/platform/wire/errors';
import { ifGiven, readCode, readOptionalIdentifier, readPast, readText } from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import type { ChangeInput } from '@mrrm/platform/writing/write-input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { beginsNoStay } from '../../register/resolvers/registration.js';
import { askCentres } from '../repository/ask-centres.js';
import { completeTransfer } from '../repository/complete.js';
import { type Decision, decideTransfer, requestTransfer } from '../repository/steps.js';
import { ResidentTransfer } from '../types/transfer.js';
import {
  AcceptTransferInput,
  CompleteTransferInput,
  CompleteTransferPayload,
  DeclineTransferInput,
  TransferPayload,
  TransferResidentInput,
  WithdrawTransferInput,
} from '../types/writes.js';

const requesting = {
  transfer_one_at_a_time: {
    message: 'A transfer of this resident is under way. Withdraw it first.',
    path: 'residentId',
  },
};
const agreeing = {
  transfer_agreed_by_another: {
    message: 'Whoever asks for a transfer does not agree to it: somebody else does.',
    path: 'transferId',
  },
};
const completing = {
  ...beginsNoStay('transferId'),
  resident_registration_number_once: {
    message: 'This registration number is in use at the new centre. Give another one.',
    path: 'registrationNumber',
  },
};

/** How residents move from one centre to another. */
@Resolver(() => ResidentTransfer)
export class TransferWritesResolver {
  @Mutation(() => TransferPayload, {
    description:
      'Asks another centre to take a resident over, also one who has departed and turned up there. Nothing moves before that centre says that the resident has arrived.',
  })
  transferResident(
    @Arg('input', () => TransferResidentInput, { description: 'Who is to move where, when and why.' })
    input: TransferResidentInput,
    @Ctx() context: Context,
  ): Promise<TransferPayload> {
    return write(context, input, {
      constraints: requesting,
      prepare: async () => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const reason = readText(input.reason, 'reason', 500);
        const code = readCode(input.toCentreCode, 'toCentreCode');
        const resident = await context.loaders.resident.load(residentId);
        if (!resident?.centre) throw notFound('resident', 'residentId');
        const centres = await askCentres(context, resident.centre.id, code);
        return { residentId, reason, plannedOn: input.plannedOn, ...centres };
      },
      act: (query, wanted) => requestTransfer(context, query, wanted),
      answer: ({ id, staysBehind }) => ({
        transfer: reread(context.loaders.transfer, id),
        userErrors: staysBehind
          ? [
              warning(
                'RULE_VIOLATION',
                'Others of the household stay behind. Ask for their transfer too, or make sure that they are to be parted.',
                'residentId',
              ),
            ]
          : [],
      }),
    });
  }

  @Mutation(() => TransferPayload, {
    description:
      'Agrees to take a resident over, by somebody at the receiving centre who did not ask for it. The resident stays where the stay is until `completeTransfer`.',
  })
  acceptTransfer(
    @Arg('input', () => AcceptTransferInput, { description: 'Which transfer.' })
    input: AcceptTransferInput,
    @Ctx() context: Context,
  ): Promise<TransferPayload> {
    return decide(context, input, { side: 'to', among: ['REQUESTED'], state: 'AGREED' });
  }

  @Mutation(() => TransferPayload, {
    description:
      'Declines to take a resident over, by somebody at the receiving centre; also after it had agreed.',
  })
  declineTransfer(
    @Arg('input', () => DeclineTransferInput, { description: 'Which transfer, and why not.' })
    input: DeclineTransferInput,
    @Ctx() context: Context,
  ): Promise<TransferPayload> {
    return decide(context, input, { side: 'to', among: ['REQUESTED', 'AGREED'], state: 'DECLINED' });
  }

  @Mutation(() => TransferPayload, {
    description: 'Takes a transfer back, by somebody at the centre of the stay; also after it was agreed.',
  })
  withdrawTransfer(
    @Arg('input', () => WithdrawTransferInput, { description: 'Which transfer, and why not.' })
    input: WithdrawTransferInput,
    @Ctx() context: Context,
  ): Promise<TransferPayload> {
    return decide(context, input, { side: 'from', among: ['REQUESTED', 'AGREED'], state: 'WITHDRAWN' });
  }

  @Mutation(() => CompleteTransferPayload, {
    description:
      'Says that a resident has arrived, by somebody at the receiving centre: the former stay ends, unless it had ended, and the next begins at that moment, and the record goes along. Consents to other organisations end; they are asked for anew.',
  })
  completeTransfer(
    @Arg('input', () => CompleteTransferInput, {
      description: 'Which transfer, and when the resident arrived.',
    })
    input: CompleteTransferInput,
    @Ctx() context: Context,
  ): Promise<CompleteTransferPayload> {
    return write(context, input, {
      constraints: completing,
      prepare: async () => {
        const id = readIdentifier(input.transferId, 'transferId');
        const arrivedAt = readPast(input.arrivedAt, context.now, 'arrivedAt');
        const registrationNumber = ifGiven(input.registrationNumber, (given) =>
          readCode(given, 'registrationNumber'),
        );
        const named = {
          safeZoneId: readOptionalIdentifier(input.safeZoneId, 'safeZoneId'),
          caseManagerId: readOptionalIdentifier(input.caseManagerId, 'caseManagerId'),
        };
        const transfer = await context.loaders.transfer.load(id);
        const verification = await checkReferences(context, pointersOf(named, transfer?.toCentre?.id));
        const { expectedVersion } = input;
        return { id, expectedVersion, arrivedAt, registrationNumber, ...named, verification };
      },
      act: async (query, wanted) => ({ id: wanted.id, ...(await completeTransfer(context, query, wanted)) }),
      answer: ({ id, residentId, consents }) => ({
        transfer: reread(context.loaders.transfer, id),
        resident: reread(context.loaders.resident, residentId),
        userErrors:
          consents > 0
            ? [
                warning(
                  'CONSENT_REQUIRED',
                  `Consents to other organisations ended with the move (${consents}). Ask the resident anew where they are needed.`,
                  'transferId',
                ),
              ]
            : [],
      }),
    });
  }
}

const decide = (
  context: Context,
  input: ChangeInput & { transferId: string; reason?: string },
  step: Pick<Decision, 'side' | 'among' | 'state'>,
): Promise<TransferPayload> =>
  write(context, input, {
    constraints: agreeing,
    prepare: () => ({
      id: readIdentifier(input.transferId, 'transferId'),
      reason: ifGiven(input.reason, (given) => readText(given, 'reason', 500)),
    }),
    act: async (query, { id, reason }) => {
      const { expectedVersion } = input;
      return {
        id,
        residentId: await decideTransfer(context, query, { id, expectedVersion, reason, ...step }),
      };
    },
    answer: ({ id }) => ({ transfer: reread(context.loaders.transfer, id) }),
  });
