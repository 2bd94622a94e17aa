import type { TargetGroup, ZoneSex } from '../../premises/values.js';
import type { PlacementRule, RuleLevel } from '../values.js';
import { overlapOf, type Period, type Person, type Sleeper } from './people.js';

/** A safe zone, as far as it decides who may live in it. */
export interface ZoneTerms {
  targetGroup: TargetGroup;
  ageFrom: number | null;
  ageTo: number | null;
  sex: ZoneSex | null;
  /** `YYYY-MM-DD`; null when not known, or while it is open. */
  openedOn: string | null;
  closedOn: string | null;
}

/** An indicator of a standard that holds at the centre. */
export interface StandardTerms {
  threshold: number;
  /** Where it is written, e.g. `EASO-UAC-2018 45.1`. */
  standard: string;
}

/** Whether somebody may have a bed in a room, for a time. */
export interface PlacingQuestion {
  /** Null while the owner of the residents could not be asked. */
  person: Person | null;
  period: Period;
  /** Up to when a stay without an expected end is foreseen: a birthday in years is no advice for tonight. */
  foreseenUntil: Date;
  /** IANA name of the centre's time zone. */
  timeZone: string;
  zone: ZoneTerms | null;
  /** Who else sleeps in the room at some time of the period. */
  others: readonly Sleeper[];
  /** Whether somebody of the household sleeps elsewhere in the centre at some time of the period. */
  householdElsewhere: boolean;
  /** The active indicators of the centre, by code. They make a rule stricter at most; without any, all rules hold. */
  standards: ReadonlyMap<string, StandardTerms>;
}

/** The time of a stay as far as it is foreseen. */
export const foreseen = ({ period, foreseenUntil }: PlacingQuestion): Period => ({
  startsAt: period.startsAt,
  until: period.until ?? foreseenUntil,
});

/** Stays of more than 120 days are few (2-5 % in the calibration of the demo data): further ahead nothing is foreseen. */
export const FORESEEN_DAYS = 120;

/** Up to when a stay is foreseen that has no expected end. */
const foreseenUntil = ({ startsAt }: Period, now: Date): Date =>
  new Date(Math.max(Number(startsAt), Number(now)) + FORESEEN_DAYS * 86_400_000);

/** Somebody who sleeps in a room, and in which. */
export interface RoomSleeper extends Sleeper {
  roomId: string;
}

/** Somebody's time in a room. */
export interface Stay {
  residentId: string;
  person: Person | null;
  roomId: string;
  period: Period;
  /** The rooms of the centre in which others of the household sleep at some time of the period. */
  householdRooms: readonly string[];
}

/** What holds for a room, whoever sleeps in it. */
export interface RoomTerms extends Pick<PlacingQuestion, 'timeZone' | 'zone' | 'standards'> {
  now: Date;
}

/** Puts together what the rules are asked about a stay. @param sleepers who sleeps in the room, and maybe in others */
export const questionFor = (
  { residentId, person, roomId, period, householdRooms }: Stay,
  sleepers: readonly RoomSleeper[],
  { now, timeZone, zone, standards }: RoomTerms,
): PlacingQuestion => ({
  person,
  period,
  foreseenUntil: foreseenUntil(period, now),
  timeZone,
  zone,
  others: sleepers.filter(
    (other) => other.roomId === roomId && other.residentId !== residentId && overlapOf(period, other),
  ),
  householdElsewhere: householdRooms.some((id) => id !== roomId),
  standards,
});

/**
 * What a finding rests on. It is kept with the placement as JSON, and holds no sentence: each reader is told of it what
 * that reader may know.
 */
export interface FindingFacts {
  /** ISO moment from which it holds, or will hold. A birthday can be read from it. */
  at?: string;
  /** How many would share the room, and how many may. */
  people?: number;
  limit?: number;
  /** The terms of the safe zone. */
  group?: string;
  ages?: string;
  sex?: string;
  opensOn?: string;
  closesOn?: string;
  /** Of whom something is not known, and of the resident what, in plain words. */
  about?: 'RESIDENT' | 'ROOM' | 'NOBODY_ASKED';
  unknown?: string[];
}

/** What a rule says. */
export interface RuleFinding {
  rule: PlacementRule;
  level: RuleLevel;
  facts: FindingFacts;
  /** Where the rule is written. */
  source: string;
}
