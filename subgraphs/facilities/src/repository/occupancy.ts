import { at, isOneOf } from '@mrrm/platform/conditions';
import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { figureFor, visibleFigures } from '../access/visibility.js';
import type { Request } from '../context.js';
import { bed, building, floor, placement, room } from '../tables.js';
import type { Occupancy } from '../types/occupancy.js';
import { holdsAt } from './conditions.js';

export type OccupiedPlace = 'CENTRE' | 'SAFE_ZONE';

const columnOf: Record<OccupiedPlace, AnyPgColumn> = {
  CENTRE: building.centreId,
  SAFE_ZONE: floor.safeZoneId,
};

export interface Placed {
  placeId: string;
  residents: number;
}

/** How many residents have a bed at a moment, by place. A place without any has no row. */
export async function countResidentsPlaced(
  request: Request,
  place: OccupiedPlace,
  placeIds: string[],
  moment: Date,
): Promise<Placed[]> {
  const column = columnOf[place];
  const rows = await request.database.figures((query) =>
    query.execute(sql`
    select ${column} as "placeId", count(*)::int as residents
    from ${placement}
      join ${bed} on ${bed.id} = ${placement.bedId}
      join ${room} on ${room.id} = ${bed.roomId}
      join ${floor} on ${floor.id} = ${room.floorId}
      join ${building} on ${building.id} = ${floor.buildingId}
    where ${isOneOf(column, placeIds)} and ${holdsAt(moment)}
      and ${visibleFigures(request, building.centreId)}
    group by ${column}`),
  );
  return rows as unknown as Placed[];
}

/** The moments asked about: one, or the ends of days by each centre's own clock. */
export type Points = { at: Date } | { days: string[] };

interface Counted {
  placeId: string;
  at: Date;
  nominal: number | null;
  usable: number | null;
  beds: number;
  blocked: number;
  placed: number;
}

/** How full places are at each of the points, in their order; one statement whatever the number of places and points. */
export async function findOccupancies(
  request: Request,
  place: OccupiedPlace,
  placeIds: string[],
  points: Points,
): Promise<Occupancy[]> {
  const column = columnOf[place];
  const ofPlace =
    place === 'CENTRE' ? sql`capacity.safe_zone_id is null and capacity.shelter_id is null` : sql`true`;
  const moments =
    'at' in points
      ? sql`(select ${at(points.at)} as at) as point`
      : sql`(select ((day::date + 1)::timestamp at time zone site.time_zone) - interval '1 millisecond' as at
          from unnest(${sql.param(points.days)}::text[]) as day) as point`;
  const rows = (await request.database.figures((query) =>
    query.execute(sql`
    with bed_here as (
      select ${bed.id} as id, ${bed.outOfServiceSince} as blocked_since, ${column} as place_id, ${building.centreId} as centre_id
      from ${bed} join ${room} on ${room.id} = ${bed.roomId} join ${floor} on ${floor.id} = ${room.floorId}
        join ${building} on ${building.id} = ${floor.buildingId}
      where ${isOneOf(column, placeIds)} and ${visibleFigures(request, building.centreId)}
    ), placed_here as materialized (
      select bed_here.place_id, ${placement.startsAt} as starts_at, ${placement.endsAt} as ends_at
      from ${placement} join bed_here on bed_here.id = ${placement.bedId}
    ), site as (select distinct bed_here.place_id, centre.id, centre.time_zone
      from bed_here join facilities.centre on centre.id = bed_here.centre_id)
    select site.place_id as "placeId", point.at, series.nominal, series.usable,
      (select count(*)::int from bed_here where bed_here.place_id = site.place_id) as beds,
      (select count(*)::int from bed_here where bed_here.place_id = site.place_id and blocked_since <= point.at) as blocked,
      (select count(*)::int from placed_here where placed_here.place_id = site.place_id
        and starts_at <= point.at and (ends_at is null or ends_at > point.at)) as placed
    from site cross join lateral ${moments}
      left join lateral (select nominal, usable from facilities.capacity
        where coalesce(capacity.safe_zone_id, capacity.centre_id) = site.place_id and ${ofPlace}
          and valid_from <= (point.at at time zone site.time_zone)::date
        order by valid_from desc limit 1) as series on true
    order by site.place_id, point.at`),
  )) as unknown as Counted[];
  return rows.map((row) => toOccupancy(request, row));
}

/** What follows from the counts, as the reader may see it. */
function toOccupancy(request: Request, row: Counted): Occupancy {
  const placed = figureFor(request, row.placed);
  const { nominal, usable, beds, blocked } = row;
  const places = usable ?? nominal;
  const rate = (of: number | null) => (placed === null || !of ? null : placed / of);
  return {
    ...row,
    at: new Date(row.at),
    placed,
    withheld: placed === null,
    free: placed === null ? null : Math.max(0, beds - blocked - placed),
    rateOfNominal: rate(nominal),
    rateOfUsable: rate(usable),
    overOccupied: placed === null || places === null ? null : placed > places,
  };
}
