import { DateTime } from 'luxon';
import { birthday, comesOfAge, type Person, type Sleeper } from './people.js';
import { FORESEEN_DAYS } from './question.js';
import type { Knowledge } from './tell-findings.js';

/** When the rules look at birthdays for those who may not know them. */
export interface Today {
  now: Date;
  /** IANA name of the centre's time zone. */
  timeZone: string;
  /** On which of the days ahead a birthday is put that will come within them: the first to warn, the last to plan. */
  soonOn: 'FIRST_DAY' | 'LAST_DAY';
}

/**
 * A person as a reader may know the person, for rules that are asked for that reader alone: whatever comes of them can
 * then give nothing else away. Without kin there is no household, and the family situation is not known. Without dates of
 * birth there is an age in whole years, whose next birthday is a year off, and whether somebody comes of age soon.
 */
export function asKnown(person: Person, knows: Knowledge, today: Today): Person {
  return {
    ...person,
    ...(!knows.KIN && { householdId: null, familySituation: 'UNKNOWN' }),
    ...(!knows.PERSON_FACTS && person.bornOn !== null && { bornOn: asAge(person, person.bornOn, today) }),
  };
}

/** The same for somebody who sleeps in a room. */
export const knownSleeper = <S extends Sleeper>(sleeper: S, knows: Knowledge, today: Today): S => ({
  ...sleeper,
  person: sleeper.person && asKnown(sleeper.person, knows, today),
});

function asAge(person: Person, bornOn: string, { now, timeZone, soonOn }: Today): string {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  const adultFrom = comesOfAge(person, timeZone)!;
  const lastDay = today.plus({ days: FORESEEN_DAYS });
  if (now < adultFrom && adultFrom <= lastDay.toJSDate()) {
    const day = soonOn === 'FIRST_DAY' ? today.plus({ days: 1 }) : lastDay;
    return bornYearsBefore(day, 18);
  }
  const years = today.year - Number(bornOn.slice(0, 4));
  const hadBirthday = birthday(bornOn, years, timeZone) <= now;
  return bornYearsBefore(today, Math.max(0, hadBirthday ? years : years - 1));
}

/** `YYYY-MM-DD` of somebody who is so old on a day. */
const bornYearsBefore = (day: DateTime, years: number): string =>
  `${String(day.year - years).padStart(4, '0')}-${day.toFormat('MM-dd')}`;
