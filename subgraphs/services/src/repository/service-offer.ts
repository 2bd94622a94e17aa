import type { Request } from '@mrrm/platform/context';
import { and, asc, type SQL } from 'drizzle-orm';
import { visibleCatalogue } from '../access/visibility.js';
import { serviceOffer } from '../tables.js';
import type { ServiceOffer } from '../types/service-offer.js';

/** The offers that meet a condition and that this actor may see, by function and name. */
export async function findServiceOffers(
  request: Request,
  condition: SQL,
): Promise<(ServiceOffer & { centreId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(serviceOffer)
    .where(and(condition, visibleCatalogue(request, serviceOffer.centreId)))
    .orderBy(asc(serviceOffer.function), asc(serviceOffer.name), asc(serviceOffer.id));
  return rows.map((row) => ({
    ...row,
    centre: { id: row.centreId },
    organisation: { code: row.organisation },
    organisationCode: row.organisation,
  }));
}
