import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readOrganisation } from '@mrrm/platform/wire/organisations';
import { readLongText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { consentsOf } from '../../access/consents.js';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { requireConsent, requireStandingConsent } from '../consent.js';
import { insertReferral, OPEN_ALREADY } from '../repository/open.js';
import { answerReferral, completeReferral, revokeReferral } from '../repository/steps.js';
import { Referral } from '../types/referral.js';
import {
  AnswerReferralInput,
  AnswerReferralPayload,
  CompleteReferralInput,
  CompleteReferralPayload,
  OpenReferralInput,
  OpenReferralPayload,
  RevokeReferralInput,
  RevokeReferralPayload,
} from '../types/writes.js';

const LONGEST_REASON = 4000;

@Resolver(() => Referral)
export class ReferralResolver {
  @Query(() => Referral, { nullable: true, description: 'A referral by its identifier.' })
  referral(
    @Arg('id', () => ID, { description: 'Identifier of the referral.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Referral | null> {
    return loaders.referral.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the consent on which it rests holds at this moment; null when it rests on none.',
  })
  async consentInForce(
    @Root() { consentId, residentId, toOrganisationCode }: Referral,
    @Ctx() context: Context,
  ): Promise<boolean | null> {
    if (!consentId) return null;
    const consents = await consentsOf(context, residentId, toOrganisationCode);
    return consents.some(({ id }) => id === consentId);
  }

  @Mutation(() => OpenReferralPayload, {
    description:
      'Refers a resident to an organisation for a service. What the same organisation has open already is a CONFLICT that names it.',
  })
  openReferral(
    @Arg('input', () => OpenReferralInput, { description: 'Who, to whom, for what and why.' })
    input: OpenReferralInput,
    @Ctx() context: Context,
  ): Promise<OpenReferralPayload> {
    return write(context, input, {
      constraints: { referral_open_once: OPEN_ALREADY },
      prepare: () => prepareReferral(input, context),
      act: async (query, wanted) => ({ id: await insertReferral(context, query, wanted) }),
      answer: ({ id }) => ({ referral: reread(context.loaders.referral, id) }),
    });
  }

  @Mutation(() => AnswerReferralPayload, {
    description: 'Accepts or rejects a referral for the organisation that was asked.',
  })
  answerReferral(
    @Arg('input', () => AnswerReferralInput, { description: 'Which referral, and the answer.' })
    input: AnswerReferralInput,
    @Ctx() context: Context,
  ): Promise<AnswerReferralPayload> {
    const { accept, expectedVersion, failureReason = null } = input;
    return write(context, input, {
      prepare: async () => {
        const id = readReferralId(input);
        if (accept) await requireStandingConsent(context, id);
        return id;
      },
      act: async (query, id) => {
        const answer = { accept, failureReason };
        return { id, residentId: await answerReferral(context, query, id, expectedVersion, answer) };
      },
      answer: ({ id }) => ({ referral: reread(context.loaders.referral, id) }),
    });
  }

  @Mutation(() => RevokeReferralPayload, {
    description: 'Takes a referral back for the organisation that referred.',
  })
  revokeReferral(
    @Arg('input', () => RevokeReferralInput, { description: 'Which referral, and why.' })
    input: RevokeReferralInput,
    @Ctx() context: Context,
  ): Promise<RevokeReferralPayload> {
    const { expectedVersion, failureReason } = input;
    return write(context, input, {
      prepare: () => readReferralId(input),
      act: async (query, id) => {
        const residentId = await revokeReferral(context, query, id, expectedVersion, failureReason);
        return { id, residentId };
      },
      answer: ({ id }) => ({ referral: reread(context.loaders.referral, id) }),
    });
  }

  @Mutation(() => CompleteReferralPayload, {
    description: 'Ends an accepted referral for the organisation that was asked.',
  })
  completeReferral(
    @Arg('input', () => CompleteReferralInput, { description: 'Which referral, and how it ended.' })
    input: CompleteReferralInput,
    @Ctx() context: Context,
  ): Promise<CompleteReferralPayload> {
    const { expectedVersion, outcome, failureReason = null } = input;
    return write(context, input, {
      prepare: () => readReferralId(input),
      act: async (query, id) => {
        const end = { outcome, failureReason };
        return { id, residentId: await completeReferral(context, query, id, expectedVersion, end) };
      },
      answer: ({ id }) => ({ referral: reread(context.loaders.referral, id) }),
    });
  }
}

const readReferralId = ({ referralId }: { referralId: string }) => readIdentifier(referralId, 'referralId');

async function prepareReferral(input: OpenReferralInput, context: Context) {
  const { actor, now } = context;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mustReach(context, centreId, 'centreId');
  const toOrganisation = await readOrganisation(context, input.toOrganisation, 'toOrganisation');
  if (toOrganisation === actor.organisation)
    throw badInput('A referral is to another organisation.', 'toOrganisation');
  const wanted = {
    residentId: readIdentifier(input.residentId, 'residentId'),
    centreId,
    function: input.function,
    toOrganisation,
    reason: readLongText(input.reason, 'reason', LONGEST_REASON),
    urgency: input.urgency,
    referredById: actor.staffMember ?? null,
    openedAt: now,
  };
  await context.acts.perform({ place: centreId, at: now });
  const pointers = referencesOf(wanted, centreId, { residentAt: now });
  const verification = await checkReferences(context, pointers);
  const { consentId, known } = await requireConsent(context, wanted);
  return { ...wanted, consentId, verification: known ? verification : ('UNVERIFIED' as const) };
}
