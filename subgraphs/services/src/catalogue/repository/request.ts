import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { Recorded, recordedBy } from '../../access/recorded-by.js';
import { visibleRows } from '../../access/visibility.js';
import { serviceOffer, serviceRequest } from '../table.js';
import type { ServiceRequest } from '../types/request.js';
import { requireOffer } from './offer.js';

const toServiceRequest = (row: typeof serviceRequest.$inferSelect): ServiceRequest => ({
  ...row,
  access: { owner: row.recordedByOrganisation ?? undefined },
  resident: { id: row.residentId },
});

/** A request belongs to the centre of what was asked for. */
const isVisible = (request: Request): SQL => sql`exists (
  select from ${serviceOffer} where ${serviceOffer.id} = ${serviceRequest.offerId}
    and ${visibleRows(request, {
      centreId: serviceOffer.centreId,
      owners: [serviceRequest.recordedByOrganisation, serviceOffer.organisation],
      recordedBySubject: serviceRequest.recordedBySubject,
    })})`;

/** The requests with these identifiers that this actor may see. */
export async function requestsById(request: Request, ids: string[]): Promise<ServiceRequest[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(serviceRequest)
    .where(and(isOneOf(serviceRequest.id, ids), isVisible(request)));
  return rows.map(toServiceRequest);
}

const ofResident = (request: Request): ParentedList<typeof serviceRequest> => ({
  table: serviceRequest,
  at: serviceRequest.requestedAt,
  id: serviceRequest.id,
  belongs: and(eq(serviceRequest.residentId, parentId), isVisible(request))!,
});

/** One page of each resident's requests, the latest first. */
export async function findServiceRequestPages(request: Request, residentIds: string[], page: Page) {
  const rows = await findPages(await request.database.read(), ofResident(request), residentIds, page);
  return rows.map((row) => ({ ...toServiceRequest(row), parentId: row.parentId }));
}

/** The latest hundred of each resident's requests that are neither fulfilled nor over. */
export async function openRequestsOfResidents(request: Request, residentIds: string[]) {
  const list = ofResident(request);
  const belongs = sql`${list.belongs} and ${serviceRequest.state} in ('OPEN', 'SCHEDULED')`;
  const rows = await findPages(await request.database.read(), { ...list, belongs }, residentIds, {
    first: 100,
  });
  return rows.map((row) => ({ ...toServiceRequest(row), parentId: row.parentId }));
}

/** How many requests each resident has. */
export const countServiceRequests = async (request: Request, residentIds: string[]) =>
  countRows(await request.database.read(), ofResident(request), residentIds);

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
