import {
  areRelated,
  comesOfAge,
  contains,
  isAlone,
  majorityAt,
  overlapOf,
  type Period,
  type Person,
  type Sleeper,
} from './people.js';
import { CHILDREN_APART, MOST_ADULTS, MOST_CHILDREN, mostIn, SEXES_APART } from './protections.js';
import { foreseen, type PlacingQuestion, type RuleFinding } from './question.js';

/*
 * What is asked of those who share a bedroom. Every rule judges the whole time of the stay, and says nothing of people
 * who never meet.
 */

const isChildAlone = (person: Person | null, at: Date, timeZone: string): boolean =>
  person !== null && isAlone(person) && majorityAt(person, at, timeZone) === 'CHILD';

const isAdultAlone = (person: Person | null, at: Date, timeZone: string): boolean =>
  person !== null && isAlone(person) && majorityAt(person, at, timeZone) === 'ADULT';

/** Moments at which the number of people in the room may have grown. */
const growths = ({ period, others, person, timeZone }: PlacingQuestion): Date[] =>
  [
    period.startsAt,
    ...others.map(({ startsAt }) => startsAt),
    ...[person, ...others.map((other) => other.person)].flatMap((one) =>
      one ? (comesOfAge(one, timeZone) ?? []) : [],
    ),
  ].filter((at) => contains(period, at));

/** The most people of a kind at once, the wanted one among them, and since when; 0 when the wanted one is never of it. */
function mostAtOnce(
  question: PlacingQuestion,
  isOfKind: (person: Person | null, at: Date, timeZone: string) => boolean,
): { people: number; at: Date } {
  const { person, others, period, timeZone } = question;
  let most = { people: 0, at: period.startsAt };
  for (const at of growths(question).sort((one, other) => Number(one) - Number(other))) {
    if (!isOfKind(person, at, timeZone)) continue;
    const there = others.filter((other) => contains(other, at) && isOfKind(other.person, at, timeZone));
    if (there.length + 1 > most.people) most = { people: there.length + 1, at };
  }
  return most;
}

/** At most so many children alone in one bedroom. */
export function childrenPerBedroom(question: PlacingQuestion): RuleFinding[] {
  const limit = mostIn(MOST_CHILDREN, question.standards);
  const { people, at } = mostAtOnce(question, isChildAlone);
  if (people <= limit.threshold) return [];
  return [
    {
      rule: 'CHILDREN_PER_BEDROOM',
      level: 'NEEDS_OVERRIDE',
      facts: { people, limit: limit.threshold, at: at.toISOString() },
      source: limit.standard,
    },
  ];
}

/** At most so many adults alone in one bedroom. */
export function adultsPerBedroom(question: PlacingQuestion): RuleFinding[] {
  const limit = mostIn(MOST_ADULTS, question.standards);
  const { people, at } = mostAtOnce(question, isAdultAlone);
  if (people <= limit.threshold) return [];
  return [
    {
      rule: 'ADULTS_PER_BEDROOM',
      level: 'NEEDS_OVERRIDE',
      facts: { people, limit: limit.threshold, at: at.toISOString() },
      source: limit.standard,
    },
  ];
}

/** Those of the room whom the wanted one meets and is not related to, each with the time that they share. */
function* strangers({ person, period, others }: PlacingQuestion): Generator<[Sleeper, Period]> {
  for (const other of others) {
    const shared = overlapOf(period, other);
    if (shared && !areRelated(person, other.person)) yield [other, shared];
  }
}

const BINARY = ['FEMALE', 'MALE'];

/** The sexes of children alone apart, unless they are of one household. */
export function sexesApart(question: PlacingQuestion): RuleFinding[] {
  const { person, timeZone } = question;
  const source = SEXES_APART;
  if (!person) return [];
  const found = new Map<RuleFinding['level'], RuleFinding>();
  for (const [{ person: other }, { startsAt }] of strangers(question)) {
    if (!other || other.sex === person.sex) continue;
    if (!isChildAlone(person, startsAt, timeZone) && !isChildAlone(other, startsAt, timeZone)) continue;
    if ([person.sex, other.sex].includes('UNKNOWN')) continue;
    const level = [person.sex, other.sex].every((sex) => BINARY.includes(sex)) ? 'REFUSED' : 'NEEDS_OVERRIDE';
    const facts = { at: startsAt.toISOString() };
    if (!found.has(level)) found.set(level, { rule: 'SEXES_APART', level, facts, source });
  }
  return [...found.values()];
}

/**
 * Children alone apart from adults whom they are not related to. An 18th birthday during the stay is no reason to put
 * anybody out tonight: it is said beforehand, with its day.
 */
export function childrenApartFromAdults(question: PlacingQuestion): RuleFinding[] {
  const { person, timeZone } = question;
  const source = CHILDREN_APART;
  if (!person) return [];
  const rule = 'CHILDREN_APART_FROM_ADULTS';
  const meets = (one: Person | null, other: Person | null, at: Date) =>
    isChildAlone(one, at, timeZone) && majorityAt(other, at, timeZone) === 'ADULT';
  let later: Date | undefined;
  for (const [{ person: other }, shared] of strangers(question)) {
    const { startsAt } = shared;
    if (meets(person, other, startsAt) || meets(other, person, startsAt)) {
      return [{ rule, level: 'REFUSED', facts: { at: startsAt.toISOString() }, source }];
    }
    for (const one of [person, other]) {
      const at = one && comesOfAge(one, timeZone);
      if (!at || !contains(shared, at) || !contains(foreseen(question), at) || (later && later <= at))
        continue;
      if (meets(person, other, at) || meets(other, person, at)) later = at;
    }
  }
  if (!later) return [];
  return [{ rule, level: 'ADVISED', facts: { at: later.toISOString() }, source }];
}
