import { DateTime } from 'luxon';
import { birthday, comesOfAge, contains, isAlone, majorityAt } from './people.js';
import { foreseen, type PlacingQuestion, type RuleFinding, type ZoneTerms } from './question.js';

/* For whom a safe zone is set aside. */

const SOURCE = 'The terms of the safe zone';

type Zoned = PlacingQuestion & { zone: ZoneTerms };

/** Whether somebody belongs to a zone's group at a moment; undefined when too little is known to tell. */
function belongs({ person, zone, timeZone }: Zoned, at: Date): boolean | undefined {
  if (zone.targetGroup === 'MIXED') return true;
  if (!person) return undefined;
  const majority = majorityAt(person, at, timeZone);
  if (zone.targetGroup === 'ADULTS') return majority === 'UNKNOWN' ? undefined : majority === 'ADULT';
  if (person.familySituation === 'UNKNOWN')
    return majority === 'ADULT' && zone.targetGroup !== 'FAMILIES' ? false : undefined;
  if (zone.targetGroup === 'FAMILIES') return person.householdId !== null || !isAlone(person);
  if (!isAlone(person)) return false;
  return majority === 'UNKNOWN' ? undefined : majority === 'CHILD';
}

/** A safe zone only for its target group. Somebody who comes of age in it is to move, and is told so beforehand. */
export function zoneForItsGroup(question: Zoned): RuleFinding[] {
  const { person, period, timeZone, zone } = question;
  const rule = 'ZONE_FOR_ITS_GROUP';
  if (belongs(question, period.startsAt) === false) {
    return [{ rule, level: 'REFUSED', facts: { group: zone.targetGroup }, source: SOURCE }];
  }
  const adultFrom = person && comesOfAge(person, timeZone);
  if (!adultFrom || !contains(foreseen(question), adultFrom) || belongs(question, adultFrom) !== false)
    return [];
  const facts = { at: adultFrom.toISOString(), group: zone.targetGroup };
  return [{ rule, level: 'ADVISED', facts, source: SOURCE }];
}

/** The ages for which a zone is set aside. */
export function zoneAges(question: Zoned): RuleFinding[] {
  const { person, period, timeZone, zone } = question;
  const { ageFrom, ageTo } = zone;
  if (!person?.bornOn || (ageFrom === null && ageTo === null)) return [];
  const rule = 'ZONE_AGES';
  const ages = `${ageFrom ?? 0} to ${ageTo ?? 'any'} years`;
  const from = ageFrom === null ? null : birthday(person.bornOn, ageFrom, timeZone);
  const over = ageTo === null ? null : birthday(person.bornOn, ageTo + 1, timeZone);
  if ((from && period.startsAt < from) || (over && period.startsAt >= over)) {
    return [{ rule, level: 'NEEDS_OVERRIDE', facts: { ages }, source: SOURCE }];
  }
  if (!over || !contains(foreseen(question), over)) return [];
  return [{ rule, level: 'ADVISED', facts: { ages, at: over.toISOString() }, source: SOURCE }];
}

/** The sex for which a zone is set aside. */
export function zoneSex({ person, zone }: Zoned): RuleFinding[] {
  if (!zone.sex || !person || person.sex === zone.sex || person.sex === 'UNKNOWN') return [];
  const level = person.sex === 'OTHER' ? 'NEEDS_OVERRIDE' : 'REFUSED';
  return [{ rule: 'ZONE_SEX', level, facts: { sex: zone.sex }, source: SOURCE }];
}

/** Nobody moves into a zone that has not opened, or has closed. */
export function zoneOpen(question: Zoned): RuleFinding[] {
  const { period, timeZone, zone } = question;
  const rule = 'ZONE_OPEN';
  const beginningOf = (day: string) => DateTime.fromISO(day, { zone: timeZone }).startOf('day').toJSDate();
  const { openedOn, closedOn } = zone;
  if (openedOn && period.startsAt < beginningOf(openedOn)) {
    return [{ rule, level: 'REFUSED', facts: { opensOn: openedOn }, source: SOURCE }];
  }
  if (!closedOn) return [];
  if (period.startsAt >= beginningOf(closedOn)) {
    return [{ rule, level: 'REFUSED', facts: { closesOn: closedOn }, source: SOURCE }];
  }
  if (!contains(foreseen(question), beginningOf(closedOn))) return [];
  return [{ rule, level: 'ADVISED', facts: { closesOn: closedOn }, source: SOURCE }];
}
