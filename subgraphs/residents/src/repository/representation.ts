import { and, eq, type SQL, sql } from 'drizzle-orm';
import { ofVisibleResident, visibleLegalRepresentatives } from '../access/visibility.js';
import type { Request } from '../context.js';
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

/** Which of a resident's representations holds on a day, if any. @param day YYYY-MM-DD at the resident's centre */
export function representationOn(representations: Representation[], day: string): Representation | undefined {
  return representations.find(
    ({ appointedOn, endedOn }) => appointedOn <= day && (!endedOn || endedOn > day),
  );
}
