import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { daysAfter } from '@mrrm/platform/values/day';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { readsFiguresOnly } from '../../access/visibility.js';
import { stayIn } from '../../placement/repository/conditions.js';
import type { Points } from '../../placement/repository/counted-beds.js';
import { findTold, type IsTold } from '../../placement/repository/told.js';
import { roomsUpToCentre } from '../../premises/repository/chain.js';
import { bed, building, centre, floor, room, safeZone } from '../../premises/table.js';
import { RoomKind, TargetGroup } from '../../premises/values.js';
import { isCentreCounted } from '../../standards/repository/counted-centre.js';
import { selectIndicatorsOn } from '../../standards/repository/indicator.js';
import { reading, sanitaryCondition, sanitaryUnit } from '../../standards/table.js';
import type { StandardIndicator } from '../../standards/types/indicator.js';
import { ReadingKind, SanitaryKind, SanitaryState } from '../../standards/values.js';
import type { Level, PlaceFacts } from '../rules/facts.js';

export interface PlaceOnDay {
  placeId: string;
  facts: PlaceFacts;
  indicators: StandardIndicator[];
}

/** The same for a reader, who may not be told how many people are there. */
export interface PlaceToTell extends PlaceOnDay {
  isTold: boolean;
  /** Of a zone not where the centre around it was counted on that day: who is of it and of no zone may be few. */
  headcountIsTold: boolean;
}

const roomsOf: Record<Level, AnyPgColumn> = {
  CENTRE: building.centreId,
  SAFE_ZONE: floor.safeZoneId,
  ROOM: room.id,
};
const unitsOf: Record<Level, AnyPgColumn> = {
  CENTRE: sanitaryUnit.centreId,
  SAFE_ZONE: sanitaryUnit.safeZoneId,
  ROOM: sanitaryUnit.roomId,
};

/** The last moment of a day on the clock of the centre; this moment while the day goes on. */
const lastMoment = (day: string, now: Date): SQL =>
  sql`least(${at(now)}, (${day}::date + 1)::timestamp at time zone ${centre.timeZone} - interval '1 millisecond')`;

/** What of the premises is read: the rows of a centre's column that the reader sees, and until when it is known. */
export interface FactsReader {
  seen(centreId: AnyPgColumn): SQL;
  now: Date;
}

/**
 * All that this slice knows of places on a day, with the indicators that hold there: five statements, and three more for
 * readers of figures, whatever the number of places and rooms. People are counted, not read: the caller withholds small numbers.
 */
export const findPlacesOnDay = (
  request: Request,
  level: Level,
  placeIds: string[],
  day: string,
): Promise<PlaceToTell[]> =>
  request.database.figures(async (query) => {
    const reader = {
      now: request.now,
      seen: (centreId: AnyPgColumn) => visibleAt(request, 'FIGURES', centreId),
    };
    const found = await readPlacesOnDay(query, reader, level, placeIds, day);
    if (level === 'ROOM' || !readsFiguresOnly(request))
      return found.map((one) => ({ ...one, isTold: true, headcountIsTold: true }));
    const points: Points[] = [{ days: [day] }];
    // While the day goes on, by whatever clock, it is how they stand now as well.
    if (Date.parse(daysAfter(day, 2)) > request.now.getTime()) points.push({ at: request.now });
    const told: IsTold[] = [];
    for (const one of points) told.push(await findTold(query, request, level, placeIds, one));
    const beside = level === 'SAFE_ZONE' ? await selectCountedCentres(query, placeIds, day) : [];
    return found.map((one) => ({
      ...one,
      isTold: told.every((isTold) => isTold(one.placeId)),
      headcountIsTold: !beside.some(({ zoneId }) => zoneId === one.placeId),
    }));
  });

/** The same over a connection that is open. */
export async function readPlacesOnDay(
  query: Query,
  reader: FactsReader,
  level: Level,
  placeIds: string[],
  day: string,
): Promise<PlaceOnDay[]> {
  const places = await selectPlaces(reader, query, level, placeIds);
  const centreIds = [...new Set(places.map(({ centreId }) => centreId))];
  const rooms = groupByPlace(await selectRooms(reader, query, level, placeIds, day));
  const units = groupByPlace(await selectUnits(reader, query, level, placeIds, day));
  const readings = groupByPlace(await selectReadings(reader, query, places, day));
  const seen = reader.seen(centre.id);
  const indicators = await selectIndicatorsOn(query, seen, sql`${sql.param(centreIds)}::uuid[]`, day);
  return places.map(({ placeId, centreId, targetGroup }) => ({
    placeId,
    indicators: indicators.filter(({ forCentreId }) => forCentreId === centreId),
    facts: {
      level,
      targetGroup,
      on: day,
      rooms: rooms.get(placeId) ?? [],
      units: units.get(placeId) ?? [],
      readings: readings.get(placeId) ?? [],
    },
  }));
}

/** The zones in whose centre, as a whole, people were counted on a day. */
const selectCountedCentres = (query: Query, zoneIds: string[], day: string) =>
  rows(
    query,
    sql`select ${safeZone.id} as "zoneId" from ${safeZone}
      where ${isOneOf(safeZone.id, zoneIds)} and ${isCentreCounted(safeZone.centreId, sql`${day}::date`)}`,
    z.object({ zoneId: z.string() }),
  );

const place = z.object({
  placeId: z.string(),
  centreId: z.string(),
  safeZoneId: z.string().nullable(),
  targetGroup: z.enum(TargetGroup).nullable(),
});
type Place = z.infer<typeof place>;

function selectPlaces(reader: FactsReader, query: Query, level: Level, ids: string[]): Promise<Place[]> {
  const of = {
    CENTRE: sql`select ${centre.id} as "placeId", ${centre.id} as "centreId", null::uuid as "safeZoneId",
        null as "targetGroup"
      from ${centre} where ${isOneOf(centre.id, ids)} and ${reader.seen(centre.id)}`,
    SAFE_ZONE: sql`select ${safeZone.id} as "placeId", ${safeZone.centreId} as "centreId",
        ${safeZone.id} as "safeZoneId", ${safeZone.targetGroup} as "targetGroup"
      from ${safeZone} where ${isOneOf(safeZone.id, ids)} and ${reader.seen(safeZone.centreId)}`,
    ROOM: sql`select ${room.id} as "placeId", ${building.centreId} as "centreId", null::uuid as "safeZoneId",
        ${safeZone.targetGroup} as "targetGroup"
      from ${roomsUpToCentre}
        left join ${safeZone} on ${safeZone.id} = ${floor.safeZoneId}
      where ${isOneOf(room.id, ids)} and ${reader.seen(building.centreId)}`,
  };
  return rows(query, of[level], place);
}

const roomOnDay = z.object({
  placeId: z.string(),
  code: z.string(),
  kind: z.enum(RoomKind),
  area: z.number().nullable(),
  height: z.number().nullable(),
  placed: z.number(),
  headcount: z.number().nullable(),
});

const selectRooms = (reader: FactsReader, query: Query, level: Level, ids: string[], day: string) => {
  const statement = sql`
    select ${roomsOf[level]} as "placeId", ${room.code} as code, ${room.kind} as kind,
      ${room.areaSquareMetres}::float8 as area, ${room.heightMetres}::float8 as height,
      (select count(*)::int from ${bed} cross join lateral ${stayIn(bed.id, lastMoment(day, reader.now))}
        where ${bed.roomId} = ${room.id}) as placed,
      (select ${reading.value}::float8 from ${reading}
        where ${reading.centreId} = ${building.centreId} and ${reading.roomId} = ${room.id}
          and ${reading.kind} = 'HEADCOUNT' and ${reading.measuredOn} = ${day}::date
        order by ${reading.id} desc limit 1) as headcount
    from ${roomsUpToCentre}
    where ${isOneOf(roomsOf[level], ids)} and ${reader.seen(building.centreId)}
    order by ${room.code}`;
  return rows(query, statement, roomOnDay);
};

const unitOnDay = z.object({
  placeId: z.string(),
  kind: z.enum(SanitaryKind),
  state: z.enum(SanitaryState).nullable(),
});

/** What the staff keeps for itself is no unit of residents. */
const selectUnits = (reader: FactsReader, query: Query, level: Level, ids: string[], day: string) => {
  const statement = sql`
    select ${unitsOf[level]} as "placeId", ${sanitaryUnit.kind} as kind,
      (select ${sanitaryCondition.state} from ${sanitaryCondition}
        where ${sanitaryCondition.unitId} = ${sanitaryUnit.id}
          and ${sanitaryCondition.startsAt} <= ${lastMoment(day, reader.now)}
          and (${sanitaryCondition.endsAt} is null or ${sanitaryCondition.endsAt} > ${lastMoment(day, reader.now)})
      ) as state
    from ${sanitaryUnit} join ${centre} on ${centre.id} = ${sanitaryUnit.centreId}
    where ${isOneOf(unitsOf[level], ids)} and ${sanitaryUnit.access} <> 'STAFF'
      and ${reader.seen(sanitaryUnit.centreId)}`;
  return rows(query, statement, unitOnDay);
};

const latestReading = z.object({
  placeId: z.string(),
  kind: z.enum(ReadingKind),
  value: z.number(),
  measuredOn: z.string(),
});

/** The latest reading of each kind: of the place itself before the centre around it. A headcount is of the place and the day alone. */
const selectReadings = (reader: FactsReader, query: Query, places: Place[], day: string) => {
  const statement = sql`
    select distinct on (place.id, ${reading.kind}) place.id as "placeId", ${reading.kind} as kind,
      ${reading.value}::float8 as value, ${reading.measuredOn}::text as "measuredOn"
    from unnest(${sql.param(places.map(({ placeId }) => placeId))}::uuid[],
        ${sql.param(places.map(({ centreId }) => centreId))}::uuid[],
        ${sql.param(places.map(({ safeZoneId }) => safeZoneId))}::uuid[]) as place (id, centre_id, zone_id)
      join ${reading} on ${reading.centreId} = place.centre_id and ${reading.roomId} is null
        and (${reading.safeZoneId} is null or ${reading.safeZoneId} = place.zone_id)
    where ${reading.measuredOn} <= ${day}::date and ${reader.seen(reading.centreId)}
      and (${reading.kind} <> 'HEADCOUNT' or (${reading.measuredOn} = ${day}::date
        and ${reading.safeZoneId} is not distinct from place.zone_id))
    order by place.id, ${reading.kind}, ${reading.safeZoneId} is null, ${reading.measuredOn} desc,
      ${reading.id} desc`;
  return rows(query, statement, latestReading);
};

function groupByPlace<Row extends { placeId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.placeId, [...(groups.get(row.placeId) ?? []), row]);
  return groups;
}
