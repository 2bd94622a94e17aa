import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { sql } from 'drizzle-orm';
import { bedsUpToCentre } from '../../premises/repository/chain.js';
import { building } from '../../premises/table.js';
import { type CentrePart, toldPlaces } from '../rules/told-places.js';
import { columnOf, countBeds, type OccupiedPlace, type Points } from './counted-beds.js';

/** Whether the reader may be told how many have a bed at a place, by what else is told of its centre: at a moment, or at each of the points. */
export type IsTold = (placeId: string, at?: Date) => boolean;

/**
 * Finds of which places, and at which of the points, the reader is told how many have a bed there. Whoever reads who has which bed is told of all;
 * of a centre its own number decides.
 */
export async function findTold(
  query: Query,
  request: Request,
  place: OccupiedPlace,
  placeIds: string[],
  points: Points,
): Promise<IsTold> {
  if (place === 'CENTRE' || request.judge.standing('OPERATIONAL') !== 'CLOSED') return () => true;
  const centres = sql`select ${building.centreId} from ${bedsUpToCentre}
    where ${isOneOf(columnOf[place], placeIds)} and ${visibleAt(request, 'FIGURES', building.centreId)}`;
  const found = await countBeds(query, 'PART', sql`${building.centreId} in (${centres})`, points);
  const together = new Map<string, CentrePart[]>();
  for (const { placeId, at, placed } of found) {
    const [centreId, shelterId, safeZoneId] = placeId.split('/') as [string, string, string];
    const key = `${centreId} ${at.getTime()}`;
    const part = { centreId, shelterId: shelterId || null, safeZoneId: safeZoneId || null, placed };
    together.set(key, [...(together.get(key) ?? []), part]);
  }
  const told = new Map<string, Set<number>>();
  for (const [key, parts] of together)
    for (const id of toldPlaces(parts)) {
      const moments = told.get(id) ?? new Set();
      told.set(id, moments.add(Number(key.slice(key.indexOf(' ') + 1))));
    }
  const all = 'at' in points ? 1 : points.days.length;
  return (placeId, at) => {
    const moments = told.get(placeId);
    return at ? moments?.has(at.getTime()) === true : moments?.size === all;
  };
}
