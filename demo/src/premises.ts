import { facts, openingDay, PLACES_OF_STAY, centreId, safeZoneId, shelterId } from './places.js';
import { namedIdentifier } from './random.js';
import type { Emit } from './rows.js';

const SOURCE = 'AIDA country report on Bulgaria (ECRE), quoting the State Agency for Refugees';
const ZONE_SOURCE = 'IOM Bulgaria; BTA 16 May 2024; AIDA overview';
const BEDS_A_ROOM = 4;
/** Beds of each place outside its safe zone, for the time before the zone opened. */
const BEDS_OUTSIDE_ZONE = 80;
/** In August 2021 the gym of Voenna Rampa held 75 children (Ombudsman of Bulgaria). */
const GYM_BEDS = 75;

/** A bed that residents of a place can get. */
export interface BedOfPlace {
  id: string;
  inZone: boolean;
}

/** Beds of a place in the order in which they are given. */
export type Beds = Record<string, BedOfPlace[]>;

/**
 * Writes the premises: places and figures as published, and rooms and beds that fit the zones' capacities.
 * @param scale makes so many times more rooms, for the sizes whose population no real zone could hold
 */
export function writePremises(emit: Emit, scale: number): Beds {
  for (const centre of facts.centres) {
    emit('centre', {
      id: centreId(centre.code),
      code: centre.code,
      name: centre.name,
      kind: centre.type,
      country: facts.country,
      authority: facts.authority,
      time_zone: 'Europe/Sofia',
    });
    for (const [window, starts_at, ends_at] of SHIFT_WINDOWS) {
      const id = namedIdentifier(`shift window ${centre.code} ${window}`);
      emit('shift_window', { id, centre_id: centreId(centre.code), window, starts_at, ends_at });
    }
    for (const { code, name, note } of centre.shelters ?? []) {
      const row = { id: shelterId(code), centre_id: centreId(centre.code), code, name };
      emit('shelter', { ...row, note: note ?? null });
    }
  }
  writeFigures(emit);
  const beds: Beds = {};
  for (const code of Object.keys(PLACES_OF_STAY)) beds[code] = writeBuilding(emit, code, scale);
  return beds;
}

/** The hours of the shift windows, local time. */
export const SHIFT_WINDOWS = [
  ['DAY', '08:00', '17:00'],
  ['EVENING', '17:00', '21:00'],
  ['NIGHT', '21:00', '08:00'],
] as const;

function writeFigures(emit: Emit): void {
  const figure = (measure: string, asOf: string, value: number | null, place: string, where: object) =>
    emit('published_figure', {
      id: namedIdentifier(`published figure ${place} ${measure} ${asOf}`),
      country: facts.country,
      centre_id: null,
      shelter_id: null,
      safe_zone_id: null,
      ...where,
      measure,
      as_of: asOf,
      value,
      source: SOURCE,
    });
  const capacity = (centre: string, shelter: string | null, series: Record<string, number | null>) => {
    for (const [year, nominal] of Object.entries(series)) {
      if (nominal === null) continue;
      const id = namedIdentifier(`capacity ${centre} ${shelter} ${year}`);
      const where = { centre_id: centreId(centre), shelter_id: shelter && shelterId(shelter) };
      const row = { id, ...where, safe_zone_id: null, valid_from: `${year}-12-31`, nominal };
      emit('capacity', { ...row, usable: null, surge: null, source: SOURCE });
    }
  };
  for (const centre of facts.centres) {
    const all = [
      { ...centre, shelter: null as string | null },
      ...(centre.shelters ?? []).map((shelter) => ({ ...shelter, shelter: shelter.code as string | null })),
    ];
    for (const { shelter, capacity: places, occupancy } of all) {
      const where = { centre_id: centreId(centre.code), shelter_id: shelter && shelterId(shelter) };
      const place = `${centre.code} ${shelter}`;
      for (const [year, value] of Object.entries(places))
        figure('CAPACITY', `${year}-12-31`, value, place, where);
      for (const [year, value] of Object.entries(occupancy))
        figure('OCCUPANCY', `${year}-12-31`, value, place, where);
      capacity(centre.code, shelter, places);
    }
  }
  const measures = { capacity: 'CAPACITY', usableCapacity: 'USABLE_CAPACITY', occupancy: 'OCCUPANCY' } as const;
  for (const [name, measure] of Object.entries(measures)) {
    for (const [period, value] of Object.entries(facts.totals[name as keyof typeof measures]))
      figure(measure, `${period.slice(0, 4)}-12-31`, value, 'total', {});
  }
}

/** One building of a place: the floors of its safe zone above a floor outside of it. */
function writeBuilding(emit: Emit, place: string, scale: number): BedOfPlace[] {
  const { centre, shelter, safeZone } = PLACES_OF_STAY[place]!;
  const buildingId = namedIdentifier(`building ${place}`);
  emit('building', {
    id: buildingId,
    centre_id: centreId(centre),
    shelter_id: shelter && shelterId(shelter),
    code: place,
    name: `Building of ${place
      .split('-')
      .map((word) => word[0] + word.slice(1).toLowerCase())
      .join(' ')}`,
  });
  const zone = facts.safeZones.find(({ code }) => code === safeZone);
  if (zone) writeSafeZone(emit, zone, centre, shelter, buildingId);
  const beds: BedOfPlace[] = [];
  const levels = zone ? (place === 'VOENNA-RAMPA' ? 3 : 2) : 0;
  let left = (zone?.capacity ?? 0) * scale;
  for (let level = 1; level <= levels; level += 1) {
    const count = level === levels ? left : Math.ceil(((zone?.capacity ?? 0) * scale) / levels);
    left -= count;
    const floorId = writeFloor(emit, place, buildingId, level, zone!.code, openingDay(zone!.openedOn));
    beds.push(...writeRooms(emit, place, floorId, level, count).map((id) => ({ id, inZone: true })));
  }
  const ground = writeFloor(emit, place, buildingId, 0, null, null);
  const outside = writeRooms(emit, place, ground, 0, BEDS_OUTSIDE_ZONE * scale);
  beds.push(...outside.map((id) => ({ id, inZone: false })));
  if (place === 'VOENNA-RAMPA') beds.push(...writeGym(emit, place, ground).map((id) => ({ id, inZone: false })));
  return beds;
}

function writeSafeZone(
  emit: Emit,
  zone: (typeof facts.safeZones)[number],
  centre: string,
  shelter: string | null,
  buildingId: string,
): void {
  const id = safeZoneId(zone.code);
  const opened = openingDay(zone.openedOn);
  emit('safe_zone', {
    id,
    centre_id: centreId(centre),
    shelter_id: shelter && shelterId(shelter),
    building_id: buildingId,
    code: zone.code,
    name: `Safe zone ${zone.code
      .slice(3)
      .split('-')
      .map((word) => word[0] + word.slice(1).toLowerCase())
      .join(' ')}`,
    target_group: 'UNACCOMPANIED_CHILDREN',
    opened_on: opened,
    operators: zone.operators,
    sanitation: zone.sanitation ?? null,
    note: zone.note ?? null,
  });
  emit('capacity', {
    id: namedIdentifier(`capacity ${zone.code}`),
    centre_id: centreId(centre),
    shelter_id: shelter && shelterId(shelter),
    safe_zone_id: id,
    valid_from: opened,
    nominal: zone.capacity,
    usable: zone.capacity,
    surge: zone.surgeCapacity ?? null,
    source: ZONE_SOURCE,
  });
}

function writeFloor(
  emit: Emit,
  place: string,
  buildingId: string,
  level: number,
  zone: string | null,
  renovatedOn: string | null,
): string {
  const id = namedIdentifier(`floor ${place} ${level}`);
  const names = ['Ground floor', 'First floor', 'Second floor', 'Third floor'];
  emit('floor', {
    id,
    building_id: buildingId,
    safe_zone_id: zone && safeZoneId(zone),
    level,
    name: names[level]!,
    renovated_on: renovatedOn,
  });
  const kinds = level === 0 ? ['OFFICE', 'MEDICAL', 'CANTEEN'] : ['ACTIVITY', 'PRIVATE_MEETING', 'SANITARY'];
  kinds.forEach((kind, index) => {
    const code = `${kind.slice(0, 1)}${level}${index + 1}`;
    writeRoom(emit, `${place} ${level} ${code}`, id, code, kind, 24);
  });
  return id;
}

function writeRoom(emit: Emit, name: string, floorId: string, code: string, kind: string, area: number): string {
  const id = namedIdentifier(`room ${name}`);
  emit('room', { id, floor_id: floorId, code, kind, area_square_metres: area, height_metres: 2.7 });
  return id;
}

/** Bedrooms of four beds, 4 m² for each, until there are as many beds as wanted. */
function writeRooms(emit: Emit, place: string, floorId: string, level: number, beds: number): string[] {
  const ids: string[] = [];
  for (let number = 1; ids.length < beds; number += 1) {
    const code = `${level}${String(number).padStart(2, '0')}`;
    const roomId = writeRoom(emit, `${place} ${level} ${code}`, floorId, code, 'BEDROOM', BEDS_A_ROOM * 4.2);
    for (let index = 1; index <= BEDS_A_ROOM && ids.length < beds; index += 1)
      ids.push(writeBed(emit, roomId, String(index)));
  }
  return ids;
}

function writeGym(emit: Emit, place: string, floorId: string): string[] {
  const roomId = writeRoom(emit, `${place} gym`, floorId, 'GYM', 'GYM', 220);
  return Array.from({ length: GYM_BEDS }, (_, index) => writeBed(emit, roomId, `M${index + 1}`));
}

function writeBed(emit: Emit, roomId: string, code: string): string {
  const id = namedIdentifier(`bed ${roomId} ${code}`);
  emit('bed', { id, room_id: roomId, code });
  return id;
}
