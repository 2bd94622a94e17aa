import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { recordedBy } from '../../access/recorded-by.js';
import { requireOwnOffer } from '../../catalogue/repository/use-offer.js';
import { groupActivity } from '../table.js';

export interface NewGroupActivity {
  offerId: string;
  safeZoneId: string | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  places: number | null;
}

/** @returns the identifier of the new activity, at the centre of the offer */
export async function insertGroupActivity(
  request: Request,
  query: Query,
  wanted: NewGroupActivity,
): Promise<string> {
  const { centreId } = await requireOwnOffer(request, query, wanted.offerId);
  const id = newIdentifier();
  await query.insert(groupActivity).values({ id, centreId, ...wanted, ...recordedBy(request) });
  return id;
}
