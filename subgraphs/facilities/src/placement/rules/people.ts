import { DateTime } from 'luxon';

/** What the owner of the residents says of somebody who gets a bed. Its words are that owner's. */
export interface Person {
  sex: string;
  /** `YYYY-MM-DD`; null while not known. */
  bornOn: string | null;
  familySituation: string;
  householdId: string | null;
  /** When the present or last stay at a centre ended; null or absent while it lasts. */
  departedAt?: Date | null;
}

/** From when until when somebody sleeps in a bed: the start included, the end not; open while null. */
export interface Period {
  startsAt: Date;
  until: Date | null;
}

/** Somebody who sleeps in a room; the person is null while the owner could not be asked. */
export interface Sleeper extends Period {
  residentId: string;
  person: Person | null;
}

/** Whether somebody is a child at a moment. UNKNOWN is neither: nothing may be concluded from it. */
export type Majority = 'CHILD' | 'ADULT' | 'UNKNOWN';

const COMING_OF_AGE = 18;
const ALONE = ['UNACCOMPANIED', 'SEPARATED', 'ADULT_ALONE', 'UNKNOWN'];

/**
 * The first instant of somebody's birthday on the clock of a centre. Somebody who was born on 29 February is a year older on
 * 1 March, as the owner of the residents counts.
 * @param bornOn `YYYY-MM-DD`
 * @param years whole years, e.g. 18
 * @param timeZone IANA name, such as Europe/Sofia
 */
export function birthday(bornOn: string, years: number, timeZone: string): Date {
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number];
  const on = DateTime.fromObject({ year: year + years, month, day }, { zone: timeZone });
  const found = on.isValid
    ? on
    : DateTime.fromObject({ year: year + years, month: 3, day: 1 }, { zone: timeZone });
  return found.startOf('day').toJSDate();
}

/** Of one person it is asked at each moment at which somebody else comes or goes, and a zone's clock is slow to tell. */
const ofAge = new WeakMap<Person, { timeZone: string; from: Date }>();

/** When somebody becomes an adult; null when the date of birth is not known. */
export function comesOfAge(person: Person, timeZone: string): Date | null {
  if (person.bornOn === null) return null;
  const known = ofAge.get(person);
  if (known?.timeZone === timeZone) return known.from;
  const from = birthday(person.bornOn, COMING_OF_AGE, timeZone);
  ofAge.set(person, { timeZone, from });
  return from;
}

/** What somebody is at a moment. The date of birth goes before the words of the registration. */
export function majorityAt(person: Person | null, at: Date, timeZone: string): Majority {
  if (!person) return 'UNKNOWN';
  const adultFrom = comesOfAge(person, timeZone);
  if (adultFrom) return at < adultFrom ? 'CHILD' : 'ADULT';
  switch (person.familySituation) {
    case 'UNACCOMPANIED':
    case 'SEPARATED':
      return 'CHILD';
    case 'ADULT_ALONE':
      return 'ADULT';
    default:
      return 'UNKNOWN';
  }
}

/** Whether somebody has nobody of the family there. Somebody who may be alone counts as alone: the rules protect. */
export const isAlone = ({ familySituation }: Person): boolean => ALONE.includes(familySituation);

/** Whether two belong to one household. */
export const areRelated = (one: Person | null, other: Person | null): boolean =>
  one?.householdId !== null && one?.householdId !== undefined && one.householdId === other?.householdId;

/** The time that two periods share; undefined when they only touch, or not even that. */
export function overlapOf(one: Period, other: Period): Period | undefined {
  const startsAt = one.startsAt > other.startsAt ? one.startsAt : other.startsAt;
  const ends = [one.until, other.until].filter((until) => until !== null);
  const until = ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null;
  return until === null || startsAt < until ? { startsAt, until } : undefined;
}

/** Whether a moment lies in a period. */
export const contains = ({ startsAt, until }: Period, at: Date): boolean =>
  startsAt <= at && (until === null || at < until);

/** What the owner of the residents said before the write; undefined when it could not be asked. */
export type People = ReadonlyMap<string, Person> | undefined;
