import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type Recorded, recordedBy } from '../../access/recorded-by.js';
import { carePlan } from '../table.js';

export type NewCarePlan = Omit<typeof carePlan.$inferInsert, Recorded | 'state'>;

/** @returns the identifier of the new plan */
export async function insertCarePlan(request: Request, query: Query, wanted: NewCarePlan): Promise<string> {
  const id = newIdentifier();
  await query.insert(carePlan).values({ id, state: 'ACTIVE', ...wanted, ...recordedBy(request) });
  return id;
}
