import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import type { RequestGraph } from '@mrrm/platform/graph/request-graph';
import { keyedLoaders, loadMany } from '@mrrm/platform/reading/loaders';
import { Refusal } from '@mrrm/platform/wire/errors';
import type { CentreFunction } from './values.js';

/** A consent that holds at this moment, as the residents' owner knows it. */
export interface ConsentInForce {
  id: string;
  residentId: string;
  fieldGroups: string[];
  purpose: string;
}

const QUESTION = `query ConsentsInForce($residentIds: [ID!]!, $recipientOrganisation: String!) {
  consentsInForce(residentIds: $residentIds, recipientOrganisation: $recipientOrganisation) {
    id residentId fieldGroups purpose
  }
}`;

/**
 * What residents allow an organisation at this moment. It is asked at each read and never remembered: a withdrawal
 * holds from the next request on.
 * @returns undefined when the residents' owner cannot be asked
 */
export async function consentsInForce(
  graph: RequestGraph,
  residentIds: string[],
  recipientOrganisation: string,
): Promise<ConsentInForce[] | undefined> {
  try {
    const { data, errors } = await graph.ask(QUESTION, { residentIds, recipientOrganisation });
    return errors?.length ? undefined : (data?.['consentsInForce'] as ConsentInForce[] | undefined);
  } catch {
    return undefined;
  }
}

/** What is told when the residents' owner cannot be asked. */
export const NOT_KNOWN = 'Whether a consent allows this cannot be found out at the moment.';

const ofRequests = new WeakMap<object, ReturnType<typeof makeLoader>>();

/** One question for all rows of a request, for each recipient. */
const makeLoader = (graph: RequestGraph) =>
  keyedLoaders((recipient: string) =>
    loadMany(
      async (residentIds: string[]) => {
        const consents = await consentsInForce(graph, residentIds, recipient);
        if (consents) return consents;
        throw new Refusal('UPSTREAM_UNAVAILABLE', NOT_KNOWN);
      },
      ({ residentId }) => residentId,
    ),
  );

/**
 * The consents of a resident in favour of an organisation, asked once in a request.
 * @throws Refusal UPSTREAM_UNAVAILABLE when the residents' owner cannot be asked: what may be shown is not known then
 */
export function consentsOf(
  { graph, trail }: Pick<Request, 'graph' | 'trail'>,
  residentId: string,
  recipient: string,
): Promise<ConsentInForce[]> {
  const loader = ofRequests.get(trail) ?? makeLoader(graph);
  ofRequests.set(trail, loader);
  return loader(recipient).load(residentId);
}

/** The groups that a resident's consents open to the actor's organisation for the declared purpose. @throws Refusal UPSTREAM_UNAVAILABLE */
export async function openedByConsent(request: Request, residentId: string): Promise<Opened> {
  const { organisation, purpose: declared } = request.actor;
  const consents = await consentsOf(request, residentId, organisation);
  const fitting = consents.filter(({ purpose }) => purpose === declared);
  return Object.fromEntries(
    fitting.flatMap(({ id, fieldGroups }) => fieldGroups.map((group) => [group, `CONSENT:${id}`])),
  );
}

const HEALTH = ['BASIC_MEDICAL_CARE', 'SPECIALISED_MEDICAL_REFERRAL'];

/** The group of fields to which the content of a function belongs. */
export function groupOfFunction(of: CentreFunction): 'HEALTH' | 'LEGAL' | 'PROTECTION' {
  if (HEALTH.includes(of)) return 'HEALTH';
  return of === 'LEGAL_AID' ? 'LEGAL' : 'PROTECTION';
}
