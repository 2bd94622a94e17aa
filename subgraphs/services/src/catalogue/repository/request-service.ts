import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { and, eq, sql } from 'drizzle-orm';
import { Recorded, recordedBy } from '../../access/recorded-by.js';
import { serviceRequest } from '../table.js';
import { requireOffer } from './use-offer.js';

export type NewRequest = Omit<typeof serviceRequest.$inferInsert, Recorded | 'state'>;

/** @returns the identifier of the new request */
export async function insertRequest(request: Request, query: Query, wanted: NewRequest): Promise<string> {
  await requireOffer(request, query, wanted.offerId);
  const id = newIdentifier();
  await query.insert(serviceRequest).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}

/**
 * A service that was asked for has been given.
 * @throws Refusal NOT_FOUND or CONFLICT at `requestId`
 */
export async function fulfil(
  query: Query,
  requestId: string,
  { offerId, residentId }: { offerId: string; residentId: string },
): Promise<void> {
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
