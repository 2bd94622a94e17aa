import { facts } from '../facts.js';
import { momentText } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { adultZone, adultZoneFloor } from './adult-zone.js';
import { sopAt } from './agreement.js';
import { OPENING } from './centres.js';
import type { Room } from './rooms.js';

type Kind = 'TOILET' | 'SHOWER' | 'WASHBASIN';

const [pressure] = facts.pressure;
const SECOND = 1_000;
const DAY = 86_400 * SECOND;
/** As the standards ask: one toilet and one shower for 20 people; most floors have a little more. */
const PEOPLE_A_UNIT = 16;
const EVERY_SECOND_IS_FOR: readonly ('MALE' | 'FEMALE')[] = ['MALE', 'FEMALE'];

interface Unit {
  id: string;
  room: Room;
  code: string;
  kind: Kind;
  access: 'ALL' | 'MALE' | 'FEMALE' | 'ACCESSIBLE' | 'STAFF';
}

const unitOf = (room: Room, kind: Kind, number: number, access: Unit['access']): Unit => {
  const code = `${room.code}-${kind[0]}${number}`;
  const name = `sanitary unit ${room.floor.building.code} ${code}`;
  return { id: identifierOf(name, OPENING), room, code, kind, access };
};

const several = (room: Room, kind: Kind, count: number, access: (number: number) => Unit['access']): Unit[] =>
  Array.from({ length: count }, (_, index) => unitOf(room, kind, index + 1, access(index)));

/** Published: two toilets for those who slept in the gym. How many showers there were was not. */
const gymUnits = (room: Room): Unit[] => several(room, 'TOILET', pressure?.gymToilets ?? 0, () => 'ALL');

function washroomUnits(room: Room): Unit[] {
  const { beds, level } = room.floor;
  if (level === 0) {
    return [unitOf(room, 'TOILET', 1, 'STAFF'), unitOf(room, 'TOILET', 2, 'ACCESSIBLE')];
  }
  const count = Math.max(2, Math.ceil(beds / PEOPLE_A_UNIT));
  const bySex = (index: number) => EVERY_SECOND_IS_FOR[index % 2]!;
  return [
    ...several(room, 'TOILET', count, bySex),
    ...several(room, 'SHOWER', count, bySex),
    ...several(room, 'WASHBASIN', count, () => 'ALL'),
  ];
}

function unitsIn(room: Room): Unit[] {
  if (room.kind === 'GYM') return gymUnits(room);
  return room.kind === 'SANITARY' ? washroomUnits(room) : [];
}

const provenanceOf = (room: Room, at: number) => ({
  recorded_by_subject: 'STATE:state-centre-manager',
  recorded_by_organisation: 'STATE',
  sop_id: sopAt(room.floor.building.site.centre, at),
});
const FIRST_DAY = Date.parse('2019-01-01T08:00:00Z');

const unitRow = ({ id, room, code, kind, access }: Unit) => ({
  id,
  centre_id: room.floor.building.site.centre.id,
  building_id: room.floor.building.id,
  safe_zone_id: (room.floor === adultZoneFloor ? adultZone : room.floor.zone)?.id ?? null,
  floor_id: room.floor.id,
  room_id: room.id,
  code,
  kind,
  access,
  ...provenanceOf(room, FIRST_DAY),
});

/** Toilets, showers and washbasins in rooms; but for the gym's toilets their numbers are invented. */
export const sanitaryUnitRows = (rooms: readonly Room[]) => rooms.flatMap(unitsIn).map(unitRow);

const conditionOf = (unit: Unit, state: string, from: number, until: number | null, note: string | null) => ({
  id: identifierOf(`condition ${unit.id} ${from}`, from),
  unit_id: unit.id,
  state,
  starts_at: momentText(from),
  ends_at: until === null ? null : momentText(until),
  note,
  ...provenanceOf(unit.room, from),
});

function conditionsOf(unit: Unit) {
  const random = new Random(1, numberOf(`condition ${unit.id}`));
  if (unit.room.kind === 'GYM' || !random.chance(1 / 12)) {
    return [conditionOf(unit, 'WORKING', FIRST_DAY, null, null)];
  }
  const broken = FIRST_DAY + (100 + random.below(1800)) * DAY;
  const repaired = broken + (2 + random.below(20)) * DAY;
  return [
    conditionOf(unit, 'WORKING', FIRST_DAY, broken, null),
    conditionOf(unit, 'BROKEN', broken, repaired, 'Out of order; a repair is asked for.'),
    conditionOf(unit, 'WORKING', repaired, null, 'Repaired.'),
  ];
}

/** Most work all the time; one in twelve was broken for some days, and repaired. */
export const sanitaryConditionRows = (rooms: readonly Room[]) => rooms.flatMap(unitsIn).flatMap(conditionsOf);
