import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { visibleRows } from '../../access/visibility.js';
import { serviceOffer, serviceRequest } from '../table.js';
import type { ServiceRequest } from '../types/request.js';

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
