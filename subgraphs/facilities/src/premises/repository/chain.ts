import type { Bed } from '../types/bed.js';
import type { Building } from '../types/building.js';
import type { Centre } from '../types/centre.js';
import type { Floor } from '../types/floor.js';
import type { Room } from '../types/room.js';
import type { SafeZone } from '../types/safe-zone.js';
import type { Shelter } from '../types/shelter.js';

/*
 * Every place is read together with all that it lies in, up to its centre, in one statement. The way up a page of
 * rooms, beds or placements then costs nothing more, and the centre that decides on access is always at hand.
 */

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
  return { ...building, centre, shelter: shelter && { ...shelter, centre } };
}

/** The migration's foreign keys see to it that a zone lies in the building, the shelter and the centre of its floors. */
export function toSafeZone(safeZone: NonNullable<FloorRow['safeZone']>, building: Building): SafeZone {
  return { ...safeZone, building, shelter: building.shelter ?? null, centre: building.centre };
}

export function toFloor(row: FloorRow): Floor {
  const building = toBuilding(row);
  return { ...row.floor, building, safeZone: row.safeZone && toSafeZone(row.safeZone, building) };
}

export const toRoom = (row: RoomRow): Room => ({ ...row.room, floor: toFloor(row) });

export const toBed = (row: BedRow): Bed => ({ ...row.bed, room: toRoom(row) });
