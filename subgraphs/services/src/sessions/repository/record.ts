import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { Recorded, recordedBy } from '../../access/recorded-by.js';
import { fulfil } from '../../catalogue/repository/request-service.js';
import { requireOwnOffer } from '../../catalogue/repository/use-offer.js';
import { session } from '../table.js';

export type NewSession = Omit<typeof session.$inferInsert, Recorded | 'organisation' | 'centreId'>;

/** Records a session, and fulfils the request that it answers. @returns the identifier of the session */
export async function insertSession(request: Request, query: Query, wanted: NewSession): Promise<string> {
  const { centreId, organisation } = await requireOwnOffer(request, query, wanted.offerId);
  if (wanted.requestId) await fulfil(query, wanted.requestId, wanted);
  const id = newIdentifier();
  await query.insert(session).values({ id, centreId, organisation, ...wanted, ...recordedBy(request) });
  return id;
}
