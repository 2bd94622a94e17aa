import { isOneOf } from '@mrrm/platform/conditions';
import { and, asc, countDistinct, eq, sql } from 'drizzle-orm';
import { visibleFigures } from '../access/visibility.js';
import type { Request } from '../context.js';
import { serviceOffer, session } from '../tables.js';
import type { ServiceUptake } from '../types/resident-cohort.js';

/** Largest number of people that is withheld. */
const LARGEST_WITHHELD = 10;

/**
 * What services a group of people received, by function; one statement. Numbers that speak of 1 to 10 people are
 * withheld, so that a group made up by the asker tells nothing of one person.
 */
export async function findServiceUptake(request: Request, residentIds: string[]): Promise<ServiceUptake[]> {
  const rows = await request.database.figures((query) =>
    query
      .select({
        function: serviceOffer.function,
        residents: countDistinct(session.residentId),
        sessions: sql<number>`count(*)::int`,
      })
      .from(session)
      .innerJoin(serviceOffer, eq(serviceOffer.id, session.offerId))
      .where(and(isOneOf(session.residentId, residentIds), visibleFigures(request, session.centreId)))
      .groupBy(serviceOffer.function)
      .orderBy(asc(serviceOffer.function)),
  );
  return rows.map((row) =>
    row.residents > LARGEST_WITHHELD
      ? { ...row, withheld: false }
      : { function: row.function, residents: null, sessions: null, withheld: true },
  );
}
