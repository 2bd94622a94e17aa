import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { forbidden, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { and, asc, eq, type SQL } from 'drizzle-orm';
import { Recorded, recordedBy } from '../../access/recorded-by.js';
import { serviceOffer } from '../table.js';
import type { ServiceOffer } from '../types/offer.js';

/** The offers that meet a condition and that this actor may see, by function and name. */
async function findServiceOffers(
  request: Request,
  condition: SQL,
): Promise<(ServiceOffer & { centreId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(serviceOffer)
    .where(and(condition, visibleAt(request, 'CATALOGUE', serviceOffer.centreId)))
    .orderBy(asc(serviceOffer.function), asc(serviceOffer.name), asc(serviceOffer.id));
  return rows.map((row) => ({
    ...row,
    centre: { id: row.centreId },
    organisation: { code: row.organisation },
    organisationCode: row.organisation,
  }));
}

export const offersById = (request: Request, ids: string[]) =>
  findServiceOffers(request, isOneOf(serviceOffer.id, ids));

/** The catalogues of centres, by function and name. */
export const offersOfCentres = (request: Request, centreIds: string[]) =>
  findServiceOffers(request, isOneOf(serviceOffer.centreId, centreIds));

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

export type NewOffer = Omit<typeof serviceOffer.$inferInsert, Recorded | 'organisation' | 'active'>;

/** @returns the identifier of the new offer of the actor's organisation */
export async function insertOffer(request: Request, query: Query, wanted: NewOffer): Promise<string> {
  const id = newIdentifier();
  const { organisation } = request.actor;
  await query.insert(serviceOffer).values({ id, organisation, ...wanted, ...recordedBy(request) });
  return id;
}
