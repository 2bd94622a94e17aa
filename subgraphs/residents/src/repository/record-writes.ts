import { at } from '@mrrm/platform/conditions';
import type { Query } from '@mrrm/platform/database';
import { badInput, conflict, notFound } from '@mrrm/platform/errors';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { changeVersion } from '@mrrm/platform/writes';
import { and, eq, sql } from 'drizzle-orm';
import { visibleConsents } from '../access/visibility.js';
import type { Request } from '../context.js';
import { basicAssistance, consent, vulnerability } from '../tables.js';
import { lockResident, recordedBy } from './resident-writes.js';

type Recorded = 'id' | 'version' | 'createdAt' | 'updatedAt' | 'recordedBySubject' | 'recordedByOrganisation';
export type NewConsent = Omit<typeof consent.$inferInsert, Recorded>;
export type NewVulnerability = Omit<typeof vulnerability.$inferInsert, Recorded>;
export type NewBasicAssistance = Omit<typeof basicAssistance.$inferInsert, Recorded | 'centreId'>;

/** @returns the identifier of the new consent */
export async function insertConsent(request: Request, query: Query, wanted: NewConsent): Promise<string> {
  await lockResident(request, query, wanted.residentId);
  const id = newIdentifier();
  await query.insert(consent).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}

/** Ends a consent from a moment on. @returns of whom it is */
export async function withdrawConsent(
  request: Request,
  query: Query,
  { consentId, expectedVersion, when }: { consentId: string; expectedVersion: number; when: Date },
): Promise<string> {
  const [found] = await query
    .select()
    .from(consent)
    .where(and(eq(consent.id, consentId), visibleConsents(request)))
    .for('update');
  if (!found) throw notFound('consent', 'consentId');
  if (when < found.givenAt) throw badInput('A consent is withdrawn after it was given.', 'at');
  const values = sql`withdrawn_at = ${at(when)}`;
  await changeVersion(query, sql`${consent}`, consentId, expectedVersion, values, 'consent');
  if (found.withdrawnAt) throw conflict('This consent is withdrawn already.', 'consentId');
  return found.residentId;
}

/** @returns the identifier of the new record */
export async function insertVulnerability(
  request: Request,
  query: Query,
  wanted: NewVulnerability,
): Promise<string> {
  await lockResident(request, query, wanted.residentId);
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
  const { centreId } = await lockResident(request, query, wanted.residentId);
  const id = newIdentifier();
  await query.insert(basicAssistance).values({ id, centreId, ...wanted, ...recordedBy(request) });
  return id;
}
