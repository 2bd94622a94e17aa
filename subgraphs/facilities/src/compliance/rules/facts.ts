import type { RoomKind, TargetGroup } from '../../premises/values.js';
import type { ReadingKind, SanitaryKind, SanitaryState } from '../../standards/values.js';
import type { DataOwner, PeopleBasis } from '../values.js';

export type Level = 'CENTRE' | 'SAFE_ZONE' | 'ROOM';

export interface RoomFacts {
  code: string;
  kind: RoomKind;
  area: number | null;
  height: number | null;
  /** Residents who have a bed in it. */
  placed: number;
  /** People counted in it on the day; null when nobody counted. */
  headcount: number | null;
}

/** A unit that residents use. */
export interface UnitFacts {
  kind: SanitaryKind;
  /** Null when nothing is known of the moment. */
  state: SanitaryState | null;
}

export interface ReadingFacts {
  kind: ReadingKind;
  value: number;
  measuredOn: string;
}

/** What this slice knows of a place on a day. */
export interface PlaceFacts {
  level: Level;
  /** For whom the place is set aside; null when it is for nobody in particular. */
  targetGroup: TargetGroup | null;
  on: string;
  rooms: RoomFacts[];
  units: UnitFacts[];
  /** The latest of each kind that is of the place itself or of the centre around it; a headcount of this day alone. */
  readings: ReadingFacts[];
}

/** A fact without which an indicator cannot be measured, and who has it. */
export interface Missing {
  what: string;
  owner: DataOwner;
}

/** How many people there are, by both ways of knowing; `counted` is null when neither tells. */
export interface People {
  placed: number;
  headcount: number | null;
  counted: number | null;
  basis: PeopleBasis | null;
}

/** The larger of the two: a bed list misses people without a bed, a headcount those who are out. No bed taken is not "nobody". */
export function peopleOf(placed: number, headcount: number | null): People {
  if (headcount !== null && headcount >= placed)
    return { placed, headcount, counted: headcount, basis: 'HEADCOUNT' };
  if (placed > 0) return { placed, headcount, counted: placed, basis: 'PLACED' };
  return { placed, headcount, counted: null, basis: null };
}

/** The people of a place: who has a bed in its rooms, and its own headcount. */
export function peopleAt({ level, rooms, readings }: PlaceFacts): People {
  const placed = rooms.reduce((sum, room) => sum + room.placed, 0);
  const own =
    level === 'ROOM' ? rooms[0]?.headcount : readings.find(({ kind }) => kind === 'HEADCOUNT')?.value;
  return peopleOf(placed, own ?? null);
}
