import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, asc, type SQL } from 'drizzle-orm';
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
