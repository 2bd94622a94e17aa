import { areRelated, overlapOf, standingAt } from './people.js';
import type { PlacingQuestion, RuleFinding } from './question.js';
import { adultsPerBedroom, childrenApartFromAdults, childrenPerBedroom, sexesApart } from './room-rules.js';
import { zoneAges, zoneForItsGroup, zoneOpen, zoneSex } from './zone-rules.js';

/** Council and Parliament: "As far as possible, siblings shall be kept together." */
const SIBLINGS = 'Directive 2013/33/EU Art. 24(2)';

/** A household in one room, as far as can be. */
function householdTogether({ person, period, others, householdElsewhere }: PlacingQuestion): RuleFinding[] {
  const joins = others.some((other) => areRelated(person, other.person) && overlapOf(period, other));
  if (!householdElsewhere || joins) return [];
  const message = 'Somebody of the same household sleeps in another room of this centre.';
  return [{ rule: 'HOUSEHOLD_TOGETHER', level: 'ADVISED', message, source: SIBLINGS }];
}

/** What could not be judged is said: unknown is not "nothing stands against it". */
function factsKnown({ person, period, timeZone, others }: PlacingQuestion): RuleFinding[] {
  const said = (message: string): RuleFinding => ({
    rule: 'FACTS_KNOWN',
    level: 'ADVISED',
    message,
    source: 'The owner of the residents',
  });
  if (!person) {
    return [said('Sex, age and household could not be asked: the rules are judged when they are known.')];
  }
  const missing = [
    ...(person.sex === 'UNKNOWN' ? ['sex'] : []),
    ...(standingAt(person, period.startsAt, timeZone) === 'UNKNOWN' ? ['age'] : []),
    ...(person.familySituation === 'UNKNOWN' ? ['family situation'] : []),
  ];
  const strange = others.filter(
    (other) =>
      overlapOf(period, other) &&
      (!other.person ||
        other.person.sex === 'UNKNOWN' ||
        standingAt(other.person, period.startsAt, timeZone) === 'UNKNOWN'),
  );
  return [
    ...(missing.length > 0 ? [said(`Not known of the resident: ${missing.join(', ')}.`)] : []),
    ...(strange.length > 0 ? [said('Sex or age of somebody in this room is not known.')] : []),
  ];
}

/**
 * What the rules say of a bed for somebody, over the whole time of the stay. Nothing found means that nothing stands
 * against it. It asks nobody and changes nothing.
 */
export function judgePlacement(question: PlacingQuestion): RuleFinding[] {
  const { zone } = question;
  const zoned = zone ? { ...question, zone } : undefined;
  return [
    ...(zoned ? [zoneOpen, zoneForItsGroup, zoneAges, zoneSex].flatMap((rule) => rule(zoned)) : []),
    ...[childrenPerBedroom, adultsPerBedroom, sexesApart, childrenApartFromAdults].flatMap((rule) =>
      rule(question),
    ),
    ...householdTogether(question),
    ...factsKnown(question),
  ];
}
