import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { readOrganisation } from '@mrrm/platform/wire/organisations';
import { ifGiven, readLanguage, readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { dutyAt } from '../../access/duty-question.js';
import type { Context } from '../../context.js';
import { confirmConsent, insertConsent, renewConsent, withdrawConsent } from '../repository/consent-life.js';
import { Consent } from '../types/consent.js';
import {
  ConfirmConsentInput,
  ConfirmConsentPayload,
  RecordConsentInput,
  RecordConsentPayload,
  RenewConsentInput,
  RenewConsentPayload,
  WithdrawConsentInput,
  WithdrawConsentPayload,
} from '../types/consent-life.js';

/** What residents allow: given, confirmed, withdrawn. */
@Resolver(() => Consent)
export class ConsentWritesResolver {
  @Mutation(() => RecordConsentPayload, { description: 'Records a consent to share.' })
  recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'Who allows what to whom.' })
    input: RecordConsentInput,
    @Ctx() context: Context,
  ): Promise<RecordConsentPayload> {
    return write(context, input, {
      prepare: async () => {
        const wanted = await readConsent(input, context);
        await checkCertifier(context, wanted);
        return wanted;
      },
      act: async (query, wanted) => ({ id: await insertConsent(context, query, wanted) }),
      answer: ({ id }) => ({ consent: reread(context.loaders.consent, id) }),
    });
  }

  @Mutation(() => RenewConsentPayload, {
    description:
      'Renews a consent: what it opens, to whom and for what stay as they were. Until the new one holds, the old one goes on to its end; a withdrawal of one ends both.',
  })
  renewConsent(
    @Arg('input', () => RenewConsentInput, { description: 'Which consent, and how it was given anew.' })
    input: RenewConsentInput,
    @Ctx() context: Context,
  ): Promise<RenewConsentPayload> {
    return write(context, input, {
      constraints: {
        consent_renewed_once: { message: 'This consent was renewed already.', path: 'consentId' },
      },
      prepare: async () => {
        const id = readIdentifier(input.consentId, 'consentId');
        const given = readGiving(input, context);
        const old = await context.loaders.consent.load(id);
        if (!old) throw notFound('consent', 'consentId');
        mustLastLonger(old, given);
        await checkCertifier(context, given);
        const { residentId, legalBasis, fieldGroups, recipientOrganisation, purpose } = old;
        return {
          ...given,
          residentId,
          legalBasis,
          fieldGroups,
          recipientOrganisation,
          purpose,
          renewsId: id,
        };
      },
      act: async (query, wanted) => {
        const { expectedVersion } = input;
        const { residentId } = wanted;
        return { id: await renewConsent(context, query, { ...wanted, expectedVersion }), residentId };
      },
      answer: ({ id }) => ({ consent: reread(context.loaders.consent, id) }),
    });
  }

  @Mutation(() => ConfirmConsentPayload, {
    description:
      'Confirms a consent, so that it opens what it names: by the legal representative, or by somebody who neither recorded it nor belongs to the recipient.',
  })
  confirmConsent(
    @Arg('input', () => ConfirmConsentInput, { description: 'Which consent.' })
    input: ConfirmConsentInput,
    @Ctx() context: Context,
  ): Promise<ConfirmConsentPayload> {
    return write(context, input, {
      prepare: () => readIdentifier(input.consentId, 'consentId'),
      act: async (query, id) => {
        const { expectedVersion } = input;
        return { id, residentId: await confirmConsent(context, query, { id, expectedVersion }) };
      },
      answer: ({ id }) => ({ consent: reread(context.loaders.consent, id) }),
    });
  }

  @Mutation(() => WithdrawConsentPayload, { description: 'Withdraws a consent.' })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput, { description: 'Which consent, and from when.' })
    input: WithdrawConsentInput,
    @Ctx() context: Context,
  ): Promise<WithdrawConsentPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.consentId, 'consentId'),
        when: readPast(input.at, context.now, 'at'),
      }),
      act: async (query, { id, when }) => {
        const { expectedVersion } = input;
        return { id, residentId: await withdrawConsent(context, query, { id, expectedVersion, when }) };
      },
      answer: ({ id }) => ({ consent: reread(context.loaders.consent, id) }),
    });
  }
}

/** Asks whether who certifies a consent by word of mouth may. @throws Refusal as `checkReferences` does */
async function checkCertifier(context: Context, { certifiedById: id }: { certifiedById: string | null }) {
  const certifier = { typename: 'StaffMember', path: 'certifiedById', fit: dutyAt(null, 'CERTIFYING') };
  await checkReferences(context, id ? [{ id, ...certifier }] : []);
}

/** @throws Refusal BAD_USER_INPUT for a renewal that ends no later */
function mustLastLonger(
  old: Consent,
  { givenAt, expiresAt }: { givenAt: Date; expiresAt: Date | null },
): void {
  if (!old.expiresAt) throw badInput('This consent has no end: there is nothing to renew.', 'consentId');
  if (givenAt < old.givenAt) throw badInput('A consent is renewed after it was given.', 'givenAt');
  if (expiresAt && expiresAt <= old.expiresAt)
    throw badInput(`Give a moment after ${old.expiresAt.toISOString()}, when the consent ends.`, 'expiresAt');
}

type Giving = Omit<RenewConsentInput, 'idempotencyKey' | 'consentId' | 'expectedVersion'>;

/** Reads how and when somebody allowed something. @throws Refusal BAD_USER_INPUT */
function readGiving(input: Giving, { now }: Context) {
  const givenAt = readPast(input.givenAt, now, 'givenAt');
  const certifiedById = readOptionalIdentifier(input.certifiedById, 'certifiedById');
  const { givenBy, modality, expiresAt = null } = input;
  const documentSha256 = ifGiven(input.documentSha256, (hash) => hash.toLowerCase());
  if (documentSha256 !== null && !/^[0-9a-f]{64}$/.test(documentSha256))
    throw badInput('Give the SHA-256 of the document: 64 hexadecimal digits.', 'documentSha256');
  if (modality !== 'VERBAL_CERTIFIED' && documentSha256 === null)
    throw badInput('Give the SHA-256 of what was written, recorded or filmed.', 'documentSha256');
  if (modality === 'VERBAL_CERTIFIED' && !certifiedById)
    throw badInput('A consent by word of mouth needs the staff member who certifies it.', 'certifiedById');
  if (expiresAt && expiresAt <= givenAt) throw badInput('It would end before it begins.', 'expiresAt');
  const language = readLanguage(input.language, 'language');
  return { givenBy, modality, certifiedById, language, givenAt, expiresAt, documentSha256 };
}

async function readConsent(input: RecordConsentInput, context: Context) {
  const given = readGiving(input, context);
  const { fieldGroups, legalBasis, purpose } = input;
  if (fieldGroups.length === 0) throw badInput('Name at least one group of fields.', 'fieldGroups');
  const recipientOrganisation = await readOrganisation(
    context,
    input.recipientOrganisation,
    'recipientOrganisation',
  );
  const residentId = readIdentifier(input.residentId, 'residentId');
  return {
    ...given,
    residentId,
    legalBasis,
    fieldGroups: [...new Set(fieldGroups)],
    recipientOrganisation,
    purpose,
  };
}
