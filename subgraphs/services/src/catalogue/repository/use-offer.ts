import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { forbidden, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq } from 'drizzle-orm';
import { serviceOffer } from '../table.js';

/**
 * Finds an offer that is about to be used.
 * @throws Refusal NOT_FOUND at `offerId`, also for an offer that the actor may not see; RULE_VIOLATION when it has ended
 */
export async function requireOffer(request: Request, query: Query, offerId: string) {
  const [offer] = await query
    .select()
    .from(serviceOffer)
    .where(and(eq(serviceOffer.id, offerId), visibleAt(request, 'CATALOGUE', serviceOffer.centreId)));
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
