import { identifierOf } from '../seed/identifier.js';
import { buildings, type Floor } from './buildings.js';
import { OPENING } from './centres.js';
import type { SafeZone } from './safe-zones.js';

export type RoomKind =
  | 'BEDROOM'
  | 'ACTIVITY'
  | 'PRIVATE_MEETING'
  | 'OFFICE'
  | 'MEDICAL'
  | 'CANTEEN'
  | 'GYM'
  | 'SANITARY';

export interface Bed {
  id: string;
  code: string;
  room: Room;
  /** Put up only while the zone is over its capacity. */
  temporary: boolean;
}

export interface Room {
  id: string;
  code: string;
  floor: Floor;
  kind: RoomKind;
  area: number;
  height: number;
  beds: Bed[];
}

/** EASO-UAC-2018 45.1 and EASO-2016 6.1: at most four children, or six adults, share a bedroom. */
const CHILDREN_A_ROOM = 4;
const ADULTS_A_ROOM = 6;
const AREA_A_BED = 4.4;

const addBed = (room: Room, temporary: boolean): void => {
  const number = room.beds.length + 1;
  const code = temporary ? `T${number}` : String(number);
  const name = `bed ${room.floor.building.code} ${room.floor.level} ${room.code} ${code}`;
  room.beds.push({ id: identifierOf(name, OPENING), code, room, temporary });
};

function newRoom(floor: Floor, number: number, kind: RoomKind, area: number): Room {
  const code = `${floor.level}${String(number).padStart(2, '0')}`;
  const id = identifierOf(`room ${floor.building.code} ${floor.level} ${code}`, OPENING);
  return { id, code, floor, kind, area, height: 2.7, beds: [] };
}

function groundFloor(floor: Floor): Room[] {
  const zone = floor.building.zone;
  const kinds: [RoomKind, number][] = [
    ['OFFICE', 18],
    ['PRIVATE_MEETING', 12],
    ['MEDICAL', 22],
    ['CANTEEN', 90],
    ['SANITARY', 16],
  ];
  if (zone) kinds.push(['ACTIVITY', 40], ['PRIVATE_MEETING', 11]);
  if (zone && zone.gymBeds > 0) kinds.push(['GYM', 240]);
  const rooms = kinds.map(([kind, area], index) => newRoom(floor, index + 1, kind, area));
  const gym = rooms.find(({ kind }) => kind === 'GYM');
  for (let bed = 0; gym && bed < zone!.gymBeds; bed += 1) addBed(gym, true);
  return rooms;
}

function sleepingFloor(floor: Floor): Room[] {
  const rooms: Room[] = [];
  const most = floor.zone ? CHILDREN_A_ROOM : ADULTS_A_ROOM;
  for (let rest = floor.beds; rest > 0; rest -= most) {
    const beds = Math.min(rest, most);
    const room = newRoom(floor, rooms.length + 1, 'BEDROOM', Math.round(beds * AREA_A_BED * 10) / 10);
    for (let bed = 0; bed < beds; bed += 1) addBed(room, false);
    rooms.push(room);
  }
  if (floor.zone) rooms.push(newRoom(floor, rooms.length + 1, 'ACTIVITY', 36));
  rooms.push(newRoom(floor, rooms.length + 1, 'SANITARY', 20));
  return rooms;
}

const built: Room[] = buildings.flatMap((building) =>
  building.floors.flatMap((floor) => (floor.level === 0 ? groundFloor(floor) : sleepingFloor(floor))),
);

/** The zone's temporary beds go round its bedrooms, one more in each. */
function addTemporaryBeds(zone: SafeZone): void {
  const bedrooms = built.filter((room) => room.kind === 'BEDROOM' && room.floor.zone === zone);
  for (let bed = 0; bed < zone.extraBeds; bed += 1) addBed(bedrooms[bed % bedrooms.length]!, true);
}
for (const { zone } of buildings) if (zone) addTemporaryBeds(zone);

/** All rooms, with their beds. Invented, within the published capacities. */
export const rooms: readonly Room[] = built;
