import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { readStoredMoment } from '@mrrm/platform/values/moment';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { bedsUpToCentre } from '../../premises/repository/chain.js';
import { bed, building, capacity, centre, floor } from '../../premises/table.js';
import { bedBlock, placement } from '../table.js';

export type OccupiedPlace = 'CENTRE' | 'SHELTER' | 'SAFE_ZONE';

export const columnOf: Record<OccupiedPlace, AnyPgColumn> = {
  CENTRE: building.centreId,
  SHELTER: building.shelterId,
  SAFE_ZONE: floor.safeZoneId,
};

/** Whether a record of capacity is of the place of `point`, and of no narrower one. */
const capacityOf: Record<OccupiedPlace, SQL> = {
  CENTRE: sql`${capacity.centreId} = point.place_id and ${capacity.shelterId} is null and ${capacity.safeZoneId} is null`,
  SHELTER: sql`${capacity.shelterId} = point.place_id and ${capacity.safeZoneId} is null`,
  SAFE_ZONE: sql`${capacity.safeZoneId} = point.place_id`,
};

/** The moments asked about: one, or the ends of days by each centre's own clock. */
export type Points = { at: Date } | { days: string[] };

const counted = z.object({
  placeId: z.string(),
  at: z.string().transform(readStoredMoment),
  nominal: z.number().nullable(),
  usable: z.number().nullable(),
  beds: z.number(),
  blocked: z.number(),
  reserved: z.number(),
  placed: z.number(),
  /** Beds that are given, held or blocked; one that is several of these counts once. */
  taken: z.number(),
});

export type CountedBeds = z.infer<typeof counted>;

interface Span {
  from: Date;
  until: Date;
}

const DAY_MILLISECONDS = 86_400_000;

/** From when until when something matters to points: days of whatever clock begin and end within a day of UTC's. */
export function spanOf(points: Points): Span {
  if ('at' in points) return { from: points.at, until: points.at };
  const days = points.days.map((day) => Date.parse(day));
  return {
    from: new Date(Math.min(...days) - DAY_MILLISECONDS),
    until: new Date(Math.max(...days) + 2 * DAY_MILLISECONDS),
  };
}

/** Rows of a table of beds, of those that are in `bed_here`. */
const ofBeds = (table: SQLWrapper): SQL => sql`${table} join bed_here on bed_here.id = bed_id`;

/** From when until when beds of `bed_here` are given to residents: what touches a time, found from the bed by an index, without what was over before. */
export const placedWithin = ({ from, until }: Span): SQL => {
  const placed = (condition: SQL) => sql`
    select bed_here.place_id, bed_here.id as bed_id, 'PLACED' as what, starts_at, ends_at from ${ofBeds(placement)}
      where stage = 'CHECKED_IN' and ${condition} and starts_at <= ${at(until)}`;
  return sql`${placed(sql`ends_at is null`)} union all ${placed(sql`ends_at > ${at(from)}`)}`;
};

/** The same with when they are held for residents, or blocked. */
const takingsWithin = (span: Span): SQL => {
  const [from, until] = [at(span.from), at(span.until)];
  const begin = sql`coalesce(reserved_from, starts_at)`;
  const held = (stage: SQL, end: SQL, condition: SQL) => sql`
    select bed_here.place_id, bed_here.id, 'RESERVED', ${begin}, ${end} from ${ofBeds(placement)}
      where stage = ${stage} and ${condition} and ${begin} <= ${until}`;
  const over = sql`least(expected_until, closed_at)`;
  return sql`${placedWithin(span)}
    union all ${held(sql`'RESERVED'`, over, sql`(expected_until is null or expected_until > ${from})`)}
    union all ${held(sql`'CANCELLED'`, over, sql`closed_at > ${from}`)}
    union all ${held(sql`'CHECKED_IN'`, sql`starts_at`, sql`reserved_from is not null and starts_at > ${from}`)}
    union all select bed_here.place_id, bed_here.id, 'BLOCKED', starts_at, ends_at from ${ofBeds(bedBlock)}
      where (ends_at is null or ends_at > ${from}) and starts_at <= ${until}`;
};

/** The points of each place of `site`, a table of places with their clocks. */
export const momentsOf = (points: Points): SQL =>
  'at' in points
    ? sql`select place_id, at, (at at time zone time_zone)::date as day
        from site cross join (select ${at(points.at)} as at) as asked`
    : sql`select place_id, ((day + 1)::timestamp at time zone time_zone) - interval '1 millisecond' as at, day
        from site cross join unnest(${sql.param(points.days)}::text[]::date[]) as day`;

/**
 * How many beds are given, held and blocked at each of the points, in their order, whoever reads: the caller withholds small numbers. One statement
 * whatever the number of places and points.
 * @param which condition on the columns of a bed and of all that it lies in
 */
export function countBeds(
  query: Query,
  place: OccupiedPlace,
  which: SQL,
  points: Points,
): Promise<CountedBeds[]> {
  const column = columnOf[place];
  // Points are worked out once: looked at from within, each row would be compared with a moment that is worked out for it.
  const statement = sql`
    with bed_here as (
      select ${bed.id} as id, ${bed.standsFrom} as stands_from, ${bed.standsUntil} as stands_until,
        ${column} as place_id, ${centre.timeZone} as time_zone
      from ${bedsUpToCentre}
      where ${which}
    ), taking as materialized (${takingsWithin(spanOf(points))}
    ), site as (select distinct place_id, time_zone from bed_here
    ), point as materialized (${momentsOf(points)})
    select point.place_id as "placeId", point.at, series.nominal, series.usable, counted.*,
      (select count(*)::int from bed_here where bed_here.place_id = point.place_id
        and (stands_from is null or stands_from <= point.day)
        and (stands_until is null or stands_until > point.day)) as beds
    from point
      cross join lateral (select
          count(*) filter (where what = 'PLACED')::int as placed,
          count(distinct bed_id) filter (where what = 'RESERVED')::int as reserved,
          count(distinct bed_id) filter (where what = 'BLOCKED')::int as blocked,
          count(distinct bed_id)::int as taken
        from taking where taking.place_id = point.place_id and starts_at <= point.at
          and (ends_at is null or ends_at > point.at)) as counted
      left join lateral (select ${capacity.nominal} as nominal, ${capacity.usable} as usable from ${capacity}
        where ${capacityOf[place]} and ${capacity.validFrom} <= point.day
        order by ${capacity.validFrom} desc limit 1) as series on true
    order by point.place_id, point.at`;
  return rows(query, statement, counted);
}
