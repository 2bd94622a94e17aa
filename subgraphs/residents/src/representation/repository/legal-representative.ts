import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { legalRepresentative, representation } from '../table.js';
import type { LegalRepresentative } from '../types/legal-representative.js';

/** Legal representatives are seen by themselves and by those who read the law of a resident they represent or represented. */
export const visibleLegalRepresentatives = (request: Request): SQL =>
  sql`(${legalRepresentative.subject} = ${request.actor.principal} or exists (
    select from ${representation}
    where ${representation.legalRepresentativeId} = ${legalRepresentative.id}
      and ${ofVisibleResident(request, representation.residentId, 'LEGAL')}))`;

/** The legal representatives whom this actor may see. */
export async function legalRepresentativesById(
  request: Request,
  ids: string[],
): Promise<LegalRepresentative[]> {
  const query = await request.database.read();
  return query
    .select()
    .from(legalRepresentative)
    .where(and(isOneOf(legalRepresentative.id, ids), visibleLegalRepresentatives(request)));
}

/** Who asks, as a legal representative; null for whoever is none. A service is none, for whomever it asks. */
export async function findOwnLegalRepresentative(request: Request): Promise<LegalRepresentative | null> {
  if (request.actor.onBehalf) return null;
  const query = await request.database.read();
  const [found] = await query
    .select()
    .from(legalRepresentative)
    .where(eq(legalRepresentative.subject, request.actor.principal));
  return found ?? null;
}
