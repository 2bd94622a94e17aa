import { areRelated, overlapOf } from './people.js';
import type { FindingFacts, PlacingQuestion, RuleFinding } from './question.js';
import { adultsPerBedroom, childrenApartFromAdults, childrenPerBedroom, sexesApart } from './room.js';
import { zoneAges, zoneForItsGroup, zoneOpen, zoneSex } from './zone.js';

/** Known to those who know kin. */
export const FAMILY_SITUATION = 'family situation';

/** Council and Parliament: "As far as possible, siblings shall be kept together." */
const SIBLINGS = 'Directive 2013/33/EU Art. 24(2)';

/** A household in one room, as far as can be. */
function householdTogether({ person, period, others, householdElsewhere }: PlacingQuestion): RuleFinding[] {
  const joins = others.some((other) => areRelated(person, other.person) && overlapOf(period, other));
  if (!householdElsewhere || joins) return [];
  return [{ rule: 'HOUSEHOLD_TOGETHER', level: 'ADVISED', facts: {}, source: SIBLINGS }];
}

/** What could not be judged is said: unknown is not "nothing stands against it". */
function factsKnown({ person, period, others }: PlacingQuestion): RuleFinding[] {
  const said = (about: NonNullable<FindingFacts['about']>, unknown?: string[]): RuleFinding => ({
    rule: 'FACTS_KNOWN',
    level: 'ADVISED',
    facts: { about, ...(unknown && { unknown }) },
    source: 'The owner of the residents',
  });
  if (!person) return [said('NOBODY_ASKED')];
  const missing = [
    ...(person.sex === 'UNKNOWN' ? ['sex'] : []),
    ...(person.bornOn === null ? ['age'] : []),
    ...(person.familySituation === 'UNKNOWN' ? [FAMILY_SITUATION] : []),
  ];
  const strange = others.filter(
    (other) =>
      overlapOf(period, other) &&
      (!other.person || other.person.sex === 'UNKNOWN' || other.person.bornOn === null),
  );
  return [
    ...(missing.length > 0 ? [said('RESIDENT', missing)] : []),
    ...(strange.length > 0 ? [said('ROOM')] : []),
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
