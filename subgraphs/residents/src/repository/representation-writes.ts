import type { Query } from '@mrrm/platform/database';
import { badInput, notFound } from '@mrrm/platform/errors';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { visibleLegalRepresentatives } from '../access/visibility.js';
import type { Request } from '../context.js';
import { legalRepresentative, representation } from '../tables.js';
import { lockResident } from './resident-writes.js';

export interface Appointment {
  residentId: string;
  representative: { id: string } | { fullName: string; bureau: string };
  /** YYYY-MM-DD; today at the resident's centre unless told. */
  appointedOn: string | null;
}

/** Ends the present representation on the day on which the new one begins. @returns the new one's identifier */
export async function appointLegalRepresentative(
  request: Request,
  query: Query,
  { residentId, representative, appointedOn: told }: Appointment,
): Promise<string> {
  const { centreId } = await lockResident(request, query, residentId);
  const appointedOn = told ?? request.timeZones.dayAt(request.now, centreId);
  const legalRepresentativeId = await findOrInsert(request, query, representative);
  await query
    .update(representation)
    .set({ endedOn: appointedOn, version: sql`${representation.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        eq(representation.residentId, residentId),
        lt(representation.appointedOn, appointedOn),
        or(isNull(representation.endedOn), gt(representation.endedOn, appointedOn)),
      ),
    );
  const id = newIdentifier();
  await query.insert(representation).values({ id, residentId, legalRepresentativeId, appointedOn });
  return id;
}

async function findOrInsert(
  request: Request,
  query: Query,
  wanted: Appointment['representative'],
): Promise<string> {
  if (!('id' in wanted)) {
    const id = newIdentifier();
    await query.insert(legalRepresentative).values({ id, ...wanted });
    return id;
  }
  const [found] = await query
    .select({ id: legalRepresentative.id })
    .from(legalRepresentative)
    .where(and(eq(legalRepresentative.id, wanted.id), visibleLegalRepresentatives(request)));
  if (!found) throw notFound('legal representative', 'legalRepresentativeId');
  return found.id;
}

/** Reads whom a new representation names. @throws Refusal BAD_USER_INPUT unless it is either known or wholly described */
export function readRepresentative(
  id: string | null,
  fullName: string | null,
  bureau: string | null,
): Appointment['representative'] {
  if (id && !fullName && !bureau) return { id };
  if (!id && fullName && bureau) return { fullName, bureau };
  throw badInput('Give either a known representative, or the name and the bureau of a new one.');
}
