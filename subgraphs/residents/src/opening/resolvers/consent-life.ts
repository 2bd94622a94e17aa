import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readOrganisation } from '@mrrm/platform/wire/organisations';
import { ifGiven, readLanguage, readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { dutyAt } from '../../access/duty-question.js';
import type { Context } from '../../context.js';
import { confirmConsent, insertConsent, withdrawConsent } from '../repository/consent-life.js';
import { Consent } from '../types/consent.js';
import {
  ConfirmConsentInput,
  ConfirmConsentPayload,
  RecordConsentInput,
  RecordConsentPayload,
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
        const { certifiedById: id } = wanted;
        const certifier = { typename: 'StaffMember', path: 'certifiedById', fit: dutyAt(null, 'CERTIFYING') };
        await checkReferences(context, id ? [{ id, ...certifier }] : []);
        return wanted;
      },
      act: async (query, wanted) => ({ id: await insertConsent(context, query, wanted) }),
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
