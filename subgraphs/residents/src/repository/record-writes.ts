import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { basicAssistance, vulnerability } from '../tables.js';
import { lockResident, recordedBy } from './resident-writes.js';
import { requireStay } from './stay.js';

type Recorded = 'id' | 'version' | 'createdAt' | 'updatedAt' | 'recordedBySubject' | 'recordedByOrganisation';
export type NewVulnerability = Omit<typeof vulnerability.$inferInsert, Recorded>;
export type NewBasicAssistance = Omit<typeof basicAssistance.$inferInsert, Recorded | 'centreId'>;

/** @returns the identifier of the new record */
export async function insertVulnerability(
  request: Request,
  query: Query,
  wanted: NewVulnerability,
): Promise<string> {
  const found = await lockResident(request, query, wanted.residentId);
  await requireStay(query, found, wanted.identifiedAt, 'identifiedAt');
  const id = newIdentifier();
  await query.insert(vulnerability).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}

/** @returns the identifier of the new record, made at the centre of the resident's stay */
export async function insertBasicAssistance(
  request: Request,
  query: Query,
  wanted: NewBasicAssistance,
): Promise<string> {
  const found = await lockResident(request, query, wanted.residentId);
  const centreId = await requireStay(query, found, wanted.providedAt, 'providedAt');
  const id = newIdentifier();
  await query.insert(basicAssistance).values({ id, centreId, ...wanted, ...recordedBy(request) });
  return id;
}
