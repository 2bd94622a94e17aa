import type { Query } from '@mrrm/platform/database/database';
import { shown } from '@mrrm/platform/reading/shown';
import { eq, sql } from 'drizzle-orm';
import type { PgSelectBase, SelectedFields } from 'drizzle-orm/pg-core';
import { bed, building, centre, floor, room, safeZone, shelter } from '../table.js';
import type { Bed } from '../types/bed.js';
import type { Building } from '../types/building.js';
import type { Centre } from '../types/centre.js';
import type { Floor } from '../types/floor.js';
import type { Room } from '../types/room.js';
import type { SafeZone } from '../types/safe-zone.js';
import type { Shelter } from '../types/shelter.js';
import {
  bedColumns,
  buildingColumns,
  centreColumns,
  floorColumns,
  roomColumns,
  safeZoneColumns,
  shelterColumns,
} from './columns.js';

/*
 * Every place is read together with all that it lies in, up to its centre, in one statement. The way up a page of
 * rooms, beds or placements then costs nothing more, and the centre that decides on access is always at hand. What is joined
 * and not read costs next to nothing: PostgreSQL leaves out what only a left join would find.
 */

/** A statement over buildings. drizzle cannot see of fields that only the caller knows that they are some. */
type FromBuildings<Fields extends SelectedFields> = PgSelectBase<
  'building',
  Fields,
  'partial',
  { building: 'not-null' },
  true
>;

/** A statement over buildings with their centres and shelters. */
export const fromBuildings = <Fields extends SelectedFields>(query: Query, fields: Fields) =>
  (
    query
      .select(fields as SelectedFields)
      .from(building)
      .$dynamic() as unknown as FromBuildings<Fields>
  )
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId));

/** A statement over floors with all that they lie in. */
export const fromFloors = <Fields extends SelectedFields>(query: Query, fields: Fields) =>
  fromBuildings(query, fields)
    .innerJoin(floor, eq(floor.buildingId, building.id))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId));

/** A statement over rooms with all that they lie in. */
export const fromRooms = <Fields extends SelectedFields>(query: Query, fields: Fields) =>
  fromFloors(query, fields).innerJoin(room, eq(room.floorId, floor.id));

/** A statement over beds with all that they lie in. */
export const fromBeds = <Fields extends SelectedFields>(query: Query, fields: Fields) =>
  fromRooms(query, fields).innerJoin(bed, eq(bed.roomId, room.id));

/** The same two for statements by hand, without what a zone and a shelter say. */
export const roomsUpToCentre = sql`${room} join ${floor} on ${floor.id} = ${room.floorId}
  join ${building} on ${building.id} = ${floor.buildingId} join ${centre} on ${centre.id} = ${building.centreId}`;
export const bedsUpToCentre = sql`${roomsUpToCentre} join ${bed} on ${bed.roomId} = ${room.id}`;

export const buildingChain = { building: buildingColumns, shelter: shelterColumns, centre: centreColumns };
export const floorChain = { ...buildingChain, floor: floorColumns, safeZone: safeZoneColumns };
export const roomChain = { ...floorChain, room: roomColumns };
export const bedChain = { ...roomChain, bed: bedColumns };

export interface BuildingRow {
  building: Omit<Building, 'shelter' | 'centre'>;
  shelter: Omit<Shelter, 'centre'> | null;
  centre: Centre;
}

export interface FloorRow extends BuildingRow {
  floor: Omit<Floor, 'building' | 'safeZone'>;
  safeZone: Omit<SafeZone, 'building' | 'shelter' | 'centre'> | null;
}

export interface RoomRow extends FloorRow {
  room: Omit<Room, 'floor'>;
}

export interface BedRow extends RoomRow {
  bed: Omit<Bed, 'room'>;
}

export function toBuilding({ building, shelter, centre }: BuildingRow): Building {
  return shown(building, { centre, shelter: shelter && shown(shelter, { centre }) });
}

/** The migration's foreign keys see to it that a zone lies in the building, the shelter and the centre of its floors. */
export function toSafeZone(safeZone: NonNullable<FloorRow['safeZone']>, building: Building): SafeZone {
  return shown(safeZone, { building, shelter: building.shelter ?? null, centre: building.centre });
}

export function toFloor(row: FloorRow): Floor {
  const building = toBuilding(row);
  return shown(row.floor, { building, safeZone: row.safeZone && toSafeZone(row.safeZone, building) });
}

export const toRoom = (row: RoomRow): Room => shown(row.room, { floor: toFloor(row) });

export const toBed = (row: BedRow): Bed => shown(row.bed, { room: toRoom(row) });
