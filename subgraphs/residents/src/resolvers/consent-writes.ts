import { checkReferences } from '@mrrm/platform/graph/references';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readOrganisation } from '@mrrm/platform/wire/organisations';
import { ifGiven, readLanguage, readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { dutyAt } from '../duty-question.js';
import { confirmConsent, insertConsent, withdrawConsent } from '../repository/consent-writes.js';
import { Consent } from '../types/consent.js';
import {
  ConfirmConsentInput,
  ConfirmConsentPayload,
  RecordConsentInput,
  RecordConsentPayload,
  WithdrawConsentInput,
  WithdrawConsentPayload,
} from '../types/record-writes.js';

/** The writes on what residents allow. */
@Resolver(() => Consent)
export class ConsentWritesResolver {
  @Mutation(() => RecordConsentPayload, { description: 'Records a consent to share.' })
  async recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'Who allows what to whom.' })
    input: RecordConsentInput,
    @Ctx() context: Context,
  ): Promise<RecordConsentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordConsent', input },
      async (query, wanted) => ({ id: await insertConsent(context, query, wanted) }),
      async () => {
        const wanted = await readConsent(input, context);
        const { certifiedById } = wanted;
        const pointers = certifiedById
          ? [
              {
                typename: 'StaffMember',
                id: certifiedById,
                path: 'certifiedById',
                fit: dutyAt(null, 'CERTIFYING'),
              },
            ]
          : [];
        await checkReferences(context, pointers);
        return wanted;
      },
    );
    return { consent: await readWrittenConsent(context, result?.id), userErrors };
  }

  @Mutation(() => ConfirmConsentPayload, {
    description:
      'Confirms a consent, so that it opens what it names: by the legal representative, or by somebody who neither recorded it nor belongs to the recipient.',
  })
  async confirmConsent(
    @Arg('input', () => ConfirmConsentInput, { description: 'Which consent.' })
    input: ConfirmConsentInput,
    @Ctx() context: Context,
  ): Promise<ConfirmConsentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'confirmConsent', input },
      async (query) => {
        const consentId = readIdentifier(input.consentId, 'consentId');
        const { expectedVersion } = input;
        const residentId = await confirmConsent(context, query, { consentId, expectedVersion });
        return { id: consentId, residentId };
      },
    );
    return { consent: await readWrittenConsent(context, result?.id), userErrors };
  }

  @Mutation(() => WithdrawConsentPayload, { description: 'Withdraws a consent.' })
  async withdrawConsent(
    @Arg('input', () => WithdrawConsentInput, { description: 'Which consent, and from when.' })
    input: WithdrawConsentInput,
    @Ctx() context: Context,
  ): Promise<WithdrawConsentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'withdrawConsent', input },
      async (query) => {
        const consentId = readIdentifier(input.consentId, 'consentId');
        const when = readPast(input.at, context.now, 'at');
        const { expectedVersion } = input;
        const residentId = await withdrawConsent(context, query, { consentId, expectedVersion, when });
        return { id: consentId, residentId };
      },
    );
    return { consent: await readWrittenConsent(context, result?.id), userErrors };
  }
}

async function readConsent(input: RecordConsentInput, context: Context) {
  const { now } = context;
  const givenAt = readPast(input.givenAt, now, 'givenAt');
  const certifiedById = readOptionalIdentifier(input.certifiedById, 'certifiedById');
  const { expiresAt = null, fieldGroups, modality } = input;
  const documentSha256 = ifGiven(input.documentSha256, (hash) => hash.toLowerCase());
  if (documentSha256 !== null && !/^[0-9a-f]{64}$/.test(documentSha256))
    throw badInput('Give the SHA-256 of the document: 64 hexadecimal digits.', 'documentSha256');
  if (modality !== 'VERBAL_CERTIFIED' && documentSha256 === null)
    throw badInput('Give the SHA-256 of what was written, recorded or filmed.', 'documentSha256');
  if (fieldGroups.length === 0) throw badInput('Name at least one group of fields.', 'fieldGroups');
  if (modality === 'VERBAL_CERTIFIED' && !certifiedById) {
    throw badInput('A consent by word of mouth needs the staff member who certifies it.', 'certifiedById');
  }
  const recipientOrganisation = await readOrganisation(
    context,
    input.recipientOrganisation,
    'recipientOrganisation',
  );
  if (expiresAt && expiresAt <= givenAt) throw badInput('It would end before it begins.', 'expiresAt');
  return {
    residentId: readIdentifier(input.residentId, 'residentId'),
    givenBy: input.givenBy,
    modality,
    certifiedById,
    language: readLanguage(input.language, 'language'),
    legalBasis: input.legalBasis,
    fieldGroups: [...new Set(fieldGroups)],
    recipientOrganisation,
    purpose: input.purpose,
    givenAt,
    expiresAt,
    documentSha256,
  };
}

const readWrittenConsent = async ({ loaders }: Context, id: string | undefined) =>
  id ? loaders.consent.clear(id).load(id) : null;
