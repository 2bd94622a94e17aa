import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { readStoredMoment } from '@mrrm/platform/values/moment';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readsFiguresOnly } from '../../access/visibility.js';
import { bedsUpToCentre } from '../../premises/repository/chain.js';
import { bed, building, centre, floor } from '../../premises/table.js';
import { toldPlaces } from '../rules/told-places.js';
import {
  columnOf,
  momentsOf,
  type OccupiedPlace,
  type Points,
  placedWithin,
  spanOf,
} from './counted-beds.js';

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
  if (place === 'CENTRE' || !readsFiguresOnly(request)) return () => true;
  const centres = sql`select ${building.centreId} from ${bedsUpToCentre}
    where ${isOneOf(columnOf[place], placeIds)} and ${visibleAt(request, 'FIGURES', building.centreId)}`;
  const told = new Map<string, Set<number>>();
  for (const { moment, parts } of await countParts(query, sql`${building.centreId} in (${centres})`, points))
    for (const id of toldPlaces(parts)) told.set(id, (told.get(id) ?? new Set()).add(moment));
  const all = 'at' in points ? 1 : points.days.length;
  return (placeId, when) => {
    const moments = told.get(placeId);
    return when ? moments?.has(when.getTime()) === true : moments?.size === all;
  };
}

const counted = z.object({
  centreId: z.string(),
  shelterId: z.string().nullable(),
  safeZoneId: z.string().nullable(),
  at: z.string().transform(readStoredMoment),
  placed: z.number(),
});

/** How many have a bed in each part of centres at each of the points, also where nobody has: one statement. */
async function countParts(query: Query, which: SQL, points: Points) {
  const found = await rows(
    query,
    sql`
    with bed_here as (
      select ${bed.id} as id, ${building.centreId} as place_id, ${building.shelterId} as shelter_id, ${floor.safeZoneId} as safe_zone_id,
        ${centre.timeZone} as time_zone
      from ${bedsUpToCentre} where ${which}
    ), placed as materialized (
      select shelter_id, safe_zone_id, one.* from (${placedWithin(spanOf(points))}) as one join bed_here on bed_here.id = one.bed_id
    ), site as (select distinct place_id, time_zone from bed_here
    ), part as (select distinct place_id, shelter_id, safe_zone_id from bed_here
    ), point as materialized (${momentsOf(points)}
    ), filled as (
      select point.place_id, shelter_id, safe_zone_id, point.at, count(*)::int as placed from point join placed on placed.place_id = point.place_id
        and starts_at <= point.at and (ends_at is null or ends_at > point.at)
      group by 1, 2, 3, 4)
    select part.place_id as "centreId", part.shelter_id as "shelterId", part.safe_zone_id as "safeZoneId", point.at, coalesce(filled.placed, 0) as placed
    from part join point on point.place_id = part.place_id left join filled on filled.place_id = part.place_id and filled.at = point.at
      and filled.shelter_id is not distinct from part.shelter_id and filled.safe_zone_id is not distinct from part.safe_zone_id`,
    counted,
  );
  const together = new Map<string, { moment: number; parts: typeof found }>();
  for (const one of found) {
    const moment = one.at.getTime();
    const key = `${one.centreId} ${moment}`;
    const known = together.get(key) ?? { moment, parts: [] };
    together.set(key, known);
    known.parts.push(one);
  }
  return together.values();
}
