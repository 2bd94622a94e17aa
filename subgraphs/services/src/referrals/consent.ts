import { Refusal } from '@mrrm/platform/wire/errors';
import { isOpenTo } from '../access/clauses.js';
import { consentsInForce, groupOfFunction, NOT_KNOWN } from '../access/consents.js';
import type { CentreFunction } from '../access/values.js';
import type { Context } from '../context.js';

export interface Sending {
  residentId: string;
  centreId: string;
  function: CentreFunction;
  toOrganisation: string;
}

/**
 * On what the sending of a reason to another organisation rests.
 * @returns the consent; null when a clause of the agreement allows it, when it stays within the organisation, or when
 * the residents' owner cannot be asked (then the recipient reads the reason only once a consent is found)
 * @throws Refusal CONSENT_REQUIRED saying which consent, from whom
 */
export async function requireConsent(
  context: Context,
  sending: Sending,
): Promise<{ consentId: string | null; known: boolean }> {
  const { actor, graph } = context;
  const { residentId, toOrganisation } = sending;
  const group = groupOfFunction(sending.function);
  if (
    toOrganisation === actor.organisation ||
    (await isOpenTo(context, toOrganisation, sending.centreId, group))
  )
    return { consentId: null, known: true };
  const consents = await consentsInForce(graph, [residentId], toOrganisation);
  if (!consents) return { consentId: null, known: false };
  const consent = consents.find(
    (one) =>
      one.residentId === residentId && one.fieldGroups.includes(group) && one.purpose === actor.purpose,
  );
  if (consent) return { consentId: consent.id, known: true };
  throw new Refusal(
    'CONSENT_REQUIRED',
    `${toOrganisation} may not receive this: record a consent for ${group} to ${toOrganisation} for ${actor.purpose}, given by the resident or the legal representative.`,
    {
      path: 'toOrganisation',
      rule: `${sending.function} sends ${group}`,
      owner: 'STATE',
      opens: `recordConsent with fieldGroups [${group}], recipientOrganisation ${toOrganisation}, purpose ${actor.purpose}.`,
    },
  );
}

/**
 * A referral that rests on a consent goes on only while the consent holds.
 * @throws Refusal CONSENT_REQUIRED when it was withdrawn or has ended, UPSTREAM_UNAVAILABLE when nobody can say
 */
export async function requireStandingConsent(context: Context, referralId: string): Promise<void> {
  const referral = await context.loaders.referral.load(referralId);
  if (!referral?.consentId) return;
  const { residentId, toOrganisationCode } = referral;
  const consents = await consentsInForce(context.graph.forRule, [residentId], toOrganisationCode);
  if (!consents) throw new Refusal('UPSTREAM_UNAVAILABLE', NOT_KNOWN);
  if (consents.some(({ id }) => id === referral.consentId)) return;
  throw new Refusal('CONSENT_REQUIRED', 'The consent on which this referral rests holds no longer.', {
    path: 'referralId',
    owner: 'STATE',
    opens: 'A new consent, and a new referral that rests on it.',
  });
}
