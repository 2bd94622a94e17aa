import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { count, sql } from 'drizzle-orm';
import { figureFor, readsFiguresOnly } from '../../access/visibility.js';
import { building } from '../../premises/table.js';
import type { Occupancy } from '../types/occupancy.js';
import { type CountedBeds, columnOf, countBeds, type OccupiedPlace, type Points } from './counted-beds.js';
import { fromStays } from './placement.js';
import { findTold } from './told.js';

/** How many residents have a bed at a moment, by place; null when it is withheld. */
export async function countResidentsPlaced(
  request: Request,
  place: OccupiedPlace,
  placeIds: string[],
  moment: Date,
): Promise<{ placeId: string; residents: number | null }[]> {
  const column = columnOf[place];
  return request.database.figuresOfNow(async (query) => {
    const isTold = await findTold(query, request, place, placeIds, { at: moment });
    const placed = await fromStays(query, { placeId: sql<string>`${column}`, residents: count() }, moment)
      .where(sql`${isOneOf(column, placeIds)} and ${visibleAt(request, 'FIGURES', building.centreId)}`)
      .groupBy(column);
    const numbers = new Map(placed.map(({ placeId, residents }) => [placeId, residents]));
    return placeIds.map((placeId) => ({
      placeId,
      residents: isTold(placeId) ? figureFor(request, numbers.get(placeId) ?? 0) : null,
    }));
  });
}

/** How full places are at each of the points, in their order; two statements at most, whatever the number of places and points. */
export async function findOccupancies(
  request: Request,
  place: OccupiedPlace,
  placeIds: string[],
  points: Points,
): Promise<Occupancy[]> {
  if ('days' in points && points.days.length === 0) return [];
  const ofPlaces = isOneOf(columnOf[place], placeIds);
  const seen = sql`${ofPlaces} and ${visibleAt(request, 'FIGURES', building.centreId)}`;
  return request.database.figures(async (query) => {
    const isTold = await findTold(query, request, place, placeIds, points);
    const found = await countBeds(query, place, seen, points);
    return found.map((row) => toOccupancy(request, row, isTold(row.placeId, row.at)));
  });
}

/** What follows from the counts, as the reader may see it. */
function toOccupancy(
  request: Request,
  { taken, reserved: held, ...row }: CountedBeds,
  isTold: boolean,
): Occupancy {
  const placed = isTold ? figureFor(request, row.placed) : null;
  const isOfFigures = readsFiguresOnly(request);
  const { nominal, usable, beds } = row;
  const places = usable ?? nominal;
  const rate = (of: number | null) => (placed === null || !of ? null : placed / of);
  return {
    ...row,
    placed,
    reserved: isOfFigures ? null : held,
    withheld: placed === null,
    free: isOfFigures ? null : Math.max(0, beds - taken),
    rateOfNominal: rate(nominal),
    rateOfUsable: rate(usable),
    overOccupied: placed === null || places === null ? null : placed > places,
  };
}
