import type { Request } from '@mrrm/platform/context';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { ofVisibleResident, visibleLegalRepresentatives } from '../access/visibility.js';
import { isChildOn } from '../majority.js';
import { legalRepresentative, representation } from '../tables.js';
import type { LegalRepresentative } from '../types/legal-representative.js';
import type { Representation } from '../types/representation.js';

/** The legal representatives that fit a condition and that this actor may see. */
export async function findLegalRepresentatives(
  request: Request,
  condition: SQL,
): Promise<LegalRepresentative[]> {
  const query = await request.database.read();
  return query
    .select()
    .from(legalRepresentative)
    .where(and(condition, visibleLegalRepresentatives(request)));
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

/** The representations that fit a condition and whose resident this actor may see, with the representatives; the latest first. */
export async function findRepresentations(request: Request, condition: SQL): Promise<Representation[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ representation, legalRepresentative })
    .from(representation)
    .innerJoin(legalRepresentative, eq(legalRepresentative.id, representation.legalRepresentativeId))
    .where(and(condition, ofVisibleResident(request, representation.residentId, 'LEGAL')))
    .orderBy(sql`${representation.appointedOn} desc`, sql`${representation.id} desc`);
  return rows.map((row) => ({ ...row.representation, legalRepresentative: row.legalRepresentative }));
}

/**
 * Which of a resident's representations holds on a day, if any: that of a child ends with childhood.
 * @param day YYYY-MM-DD at the resident's centre
 * @param dateOfBirth YYYY-MM-DD; null when not known
 */
export function representationOn<One extends Pick<Representation, 'appointedOn' | 'endedOn' | 'ofAdult'>>(
  representations: One[],
  day: string,
  dateOfBirth: string | null | undefined,
): One | undefined {
  const isChild = isChildOn(dateOfBirth, day);
  return representations.find(
    ({ appointedOn, endedOn, ofAdult }) =>
      appointedOn <= day && (!endedOn || endedOn > day) && (ofAdult || isChild),
  );
}
