import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { expect } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

const OFFER = `mutation ($input: OfferServiceInput!) { offerService(input: $input) {
  offer { id organisationCode } userErrors { code path } } }`;

export const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
export const residents = Array.from({ length: 50 }, newIdentifier);
export const provider = newIdentifier();
/** Of the organisation that offers counselling here. */
export const psychologist = {
  organisation: 'IOM',
  role: 'PSYCHOLOGIST',
  centres: [HERE],
  staffMember: provider,
};

/** What the residents' owner answers about a consent. */
export const consentOf = (residentId: string, recipient: string, fieldGroups: string[]) => ({
  id: newIdentifier(),
  residentId,
  recipient,
  fieldGroups,
  purpose: 'CARE',
});

export interface Counselling {
  services: OneSlice;
  offerId: string;
  /** The consents that the residents' owner knows; none at first. */
  consents: ReturnType<typeof consentOf>[];
  /** Sends a write under a fresh key, as the psychologist by default. @returns what its field answers */
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  ask(query: string, input: object, actor?: object): Promise<any>;
}

/** The slice with fifty residents at a centre where IOM offers counselling, and opens to the State that it takes place. */
export async function startCounselling(): Promise<Counselling> {
  const services = await startOneSlice(slice);
  for (const id of [HERE, provider, ...residents]) services.graph.known.add(id);
  const world: Counselling = {
    services,
    offerId: '',
    consents: [],
    async ask(query, input, actor = psychologist) {
      const { data, errors } = await services.ask(actor, query, {
        input: { idempotencyKey: newIdentifier(), ...input },
      });
      expect(errors).toBeUndefined();
      return Object.values(data)[0];
    },
  };
  services.graph.answer = (query, { recipientOrganisation }) =>
    query.includes('consentsInForce')
      ? { consentsInForce: world.consents.filter(({ recipient }) => recipient === recipientOrganisation) }
      : undefined;
  await services.owner`insert into services.sharing_clause
    (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
    values (${newIdentifier()}, ${HERE}, 'STATE', ${['OPERATIONAL']}, ${['CARE', 'COORDINATION']},
      ${newIdentifier()}, 'A.1', '2020-01-01')`;
  const offer = {
    centreId: HERE,
    function: 'PSYCHOSOCIAL_SUPPORT',
    name: 'Counselling room',
    languages: ['ar'],
  };
  world.offerId = (await world.ask(OFFER, offer)).offer.id;
  return world;
}
