import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, forbidden, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq, sql } from 'drizzle-orm';
import { visibleCatalogue } from '../access/visibility.js';
import { serviceOffer, serviceRequest, session } from '../tables.js';
import { recordedBy } from './recorded-by.js';

type Recorded = 'id' | 'version' | 'createdAt' | 'updatedAt' | 'recordedBySubject' | 'recordedByOrganisation';
export type NewOffer = Omit<typeof serviceOffer.$inferInsert, Recorded | 'organisation' | 'active'>;
export type NewRequest = Omit<typeof serviceRequest.$inferInsert, Recorded | 'state'>;
export type NewSession = Omit<typeof session.$inferInsert, Recorded | 'organisation' | 'centreId'>;

/**
 * Finds an offer that is about to be used.
 * @throws Refusal NOT_FOUND at `offerId`, also for an offer that the actor may not see; RULE_VIOLATION when it has ended
 */
export async function requireOffer(request: Request, query: Query, offerId: string) {
  const [offer] = await query
    .select()
    .from(serviceOffer)
    .where(and(eq(serviceOffer.id, offerId), visibleCatalogue(request, serviceOffer.centreId)));
  if (!offer) throw notFound('service offer', 'offerId');
  if (!offer.active) {
    throw new Refusal('RULE_VIOLATION', 'This service is offered no longer.', { path: 'offerId' });
  }
  return offer;
}

/** @throws Refusal FORBIDDEN naming the organisation that offers the service */
export async function requireOwnOffer(request: Request, query: Query, offerId: string) {
  const offer = await requireOffer(request, query, offerId);
  if (offer.organisation !== request.actor.organisation) {
    throw forbidden(`This service is offered by ${offer.organisation}; only they record it.`, 'offerId');
  }
  return offer;
}

/** @returns the identifier of the new offer of the actor's organisation */
export async function insertOffer(request: Request, query: Query, wanted: NewOffer): Promise<string> {
  const id = newIdentifier();
  const { organisation } = request.actor;
  await query.insert(serviceOffer).values({ id, organisation, ...wanted, ...recordedBy(request) });
  return id;
}

/** @returns the identifier of the new request */
export async function insertRequest(request: Request, query: Query, wanted: NewRequest): Promise<string> {
  await requireOffer(request, query, wanted.offerId);
  const id = newIdentifier();
  await query.insert(serviceRequest).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}

/** Records a session, and fulfils the request that it answers. @returns the identifier of the session */
export async function insertSession(request: Request, query: Query, wanted: NewSession): Promise<string> {
  const { centreId, organisation } = await requireOwnOffer(request, query, wanted.offerId);
  if (wanted.requestId) await fulfil(query, wanted.requestId, wanted);
  const id = newIdentifier();
  await query.insert(session).values({ id, centreId, organisation, ...wanted, ...recordedBy(request) });
  return id;
}

async function fulfil(query: Query, requestId: string, { offerId, residentId }: NewSession): Promise<void> {
  const [found] = await query
    .select()
    .from(serviceRequest)
    .where(
      and(
        eq(serviceRequest.id, requestId),
        eq(serviceRequest.offerId, offerId),
        eq(serviceRequest.residentId, residentId),
      ),
    )
    .for('update');
  if (!found) throw notFound('request of this resident for this service', 'requestId');
  if (found.state !== 'OPEN' && found.state !== 'SCHEDULED') {
    throw conflict('This request is settled already.', 'requestId');
  }
  await query
    .update(serviceRequest)
    .set({ state: 'FULFILLED', version: sql`${serviceRequest.version} + 1`, updatedAt: sql`now()` })
    .where(eq(serviceRequest.id, requestId));
}
