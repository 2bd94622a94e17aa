import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { Recorded, recordedBy } from '../../access/recorded-by.js';
import { serviceOffer } from '../table.js';

export type NewOffer = Omit<typeof serviceOffer.$inferInsert, Recorded | 'organisation' | 'active'>;

/** @returns the identifier of the new offer of the actor's organisation */
export async function insertOffer(request: Request, query: Query, wanted: NewOffer): Promise<string> {
  const id = newIdentifier();
  const { organisation } = request.actor;
  await query.insert(serviceOffer).values({ id, organisation, ...wanted, ...recordedBy(request) });
  return id;
}
