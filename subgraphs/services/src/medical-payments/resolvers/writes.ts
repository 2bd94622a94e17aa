import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound } from '@mrrm/platform/wire/errors';
import { readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertPayment, voidPayment } from '../repository/writes.js';
import type { MedicalPayment } from '../types/medical-payment.js';
import {
  CorrectMedicalPaymentInput,
  CorrectMedicalPaymentPayload,
  type MedicalPaymentFacts,
  RecordMedicalPaymentInput,
  RecordMedicalPaymentPayload,
  VoidMedicalPaymentInput,
  VoidMedicalPaymentPayload,
} from '../types/writes.js';
import { readFacts } from './facts.js';

const LONGEST_REASON = 500;
const constraints = {
  medical_payment_corrected_once: {
    message: 'Another payment stands in the place of this one already.',
    path: 'paymentId',
  },
};

@Resolver()
export class PayingResolver {
  @Mutation(() => RecordMedicalPaymentPayload, {
    description: 'Records what the own organisation paid for specialised medical care of a resident.',
  })
  recordMedicalPayment(
    @Arg('input', () => RecordMedicalPaymentInput, { description: 'For whom, and what was paid.' })
    input: RecordMedicalPaymentInput,
    @Ctx() context: Context,
  ): Promise<RecordMedicalPaymentPayload> {
    return write(context, input, {
      prepare: () => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        return preparePayment(context, { residentId, centreId }, input.payment);
      },
      act: async (query, wanted) => ({ id: await insertPayment(context, query, wanted) }),
      answer: ({ id }) => ({ medicalPayment: reread(context.loaders.medicalPayment, id) }),
    });
  }

  @Mutation(() => CorrectMedicalPaymentPayload, {
    description:
      'Voids a payment of the own organisation and records in its place what is right, in one step. Who the resident is cannot be corrected so: void it and record another one.',
  })
  correctMedicalPayment(
    @Arg('input', () => CorrectMedicalPaymentInput, { description: 'Which payment, and what is right.' })
    input: CorrectMedicalPaymentInput,
    @Ctx() context: Context,
  ): Promise<CorrectMedicalPaymentPayload> {
    const { expectedVersion } = input;
    return write(context, input, {
      constraints,
      prepare: async () => {
        const reason = readText(input.reason, 'reason', LONGEST_REASON);
        const { id, residentId, centreId } = await knownPayment(context, input.paymentId);
        const wanted = await preparePayment(context, { residentId, centreId }, input.payment);
        return { id, reason, wanted: { ...wanted, correctsId: id } };
      },
      act: async (query, { id, reason, wanted }) => {
        await voidPayment(context, query, { id, expectedVersion }, reason);
        return { id: await insertPayment(context, query, wanted), residentId: wanted.residentId };
      },
      answer: ({ id }) => ({ medicalPayment: reread(context.loaders.medicalPayment, id) }),
    });
  }

  @Mutation(() => VoidMedicalPaymentPayload, {
    description:
      'Says that a payment of the own organisation was not made so: it stays on record and counts no longer.',
  })
  voidMedicalPayment(
    @Arg('input', () => VoidMedicalPaymentInput, { description: 'Which payment, and why.' })
    input: VoidMedicalPaymentInput,
    @Ctx() context: Context,
  ): Promise<VoidMedicalPaymentPayload> {
    const { expectedVersion } = input;
    return write(context, input, {
      prepare: async () => {
        const reason = readText(input.reason, 'reason', LONGEST_REASON);
        const { id, centreId } = await knownPayment(context, input.paymentId);
        await context.acts.perform({ place: centreId, at: context.now });
        return { id, reason };
      },
      act: async (query, { id, reason }) => ({
        id,
        residentId: await voidPayment(context, query, { id, expectedVersion }, reason),
      }),
      answer: ({ id }) => ({ medicalPayment: reread(context.loaders.medicalPayment, id) }),
    });
  }
}

/** The payment that an input names. @throws Refusal NOT_FOUND */
async function knownPayment({ loaders }: Context, paymentId: string) {
  const found: MedicalPayment | null = await loaders.medicalPayment.load(
    readIdentifier(paymentId, 'paymentId'),
  );
  if (!found?.centre || !found.resident) throw notFound('payment', 'paymentId');
  return { id: found.id, residentId: found.resident.id, centreId: found.centre.id };
}

/** Who pays now needs the function now, whenever the care was. */
async function preparePayment(
  context: Context,
  whose: { residentId: string; centreId: string },
  told: MedicalPaymentFacts,
) {
  const facts = await readFacts(context, whose, told);
  await context.acts.perform({ place: whose.centreId, at: context.now });
  const pointers = referencesOf(whose, whose.centreId, { residentAt: facts.careAt });
  return { ...whose, ...facts, verification: await checkReferences(context, pointers) };
}
