import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, desc, type SQL, sql } from 'drizzle-orm';
import { publishedFigure } from '../table.js';
import type { PublishedFigure } from '../types/published-figure.js';

/** The place of a figure: the narrowest one that it names; null for a country's total. */
const placeId: SQL<string> = sql`coalesce(${publishedFigure.safeZoneId}, ${publishedFigure.shelterId}, ${publishedFigure.centreId})`;

/** The figures of each centre, shelter or safe zone, the latest first. Published figures are public: see the policy. */
export async function findPublishedFigures(request: Request, placeIds: string[]): Promise<PublishedFigure[]> {
  const query = await request.database.read();
  return query
    .select({
      id: publishedFigure.id,
      placeId: placeId.as('place_id'),
      measure: publishedFigure.measure,
      asOf: publishedFigure.asOf,
      value: publishedFigure.value,
      source: publishedFigure.source,
    })
    .from(publishedFigure)
    .where(isOneOf(placeId, placeIds))
    .orderBy(desc(publishedFigure.asOf), asc(publishedFigure.measure));
}
