import { PeopleByParts } from './by-parts.js';
import {
  type Described,
  HOLDS_UP_FROM,
  isDefault,
  type Likeness,
  likenessOf,
  nearDates,
} from './likeness.js';

/** Of more than a few, none is looked at. */
const MOST_NAMED = 5;
/** Nobody is more alike. */
const MOST_ALIKE = 100;

const add = <Key, Value>(to: Map<Key, Value[]>, key: Key, value: Value) => {
  const there = to.get(key);
  if (there) there.push(value);
  else to.set(key, [value]);
};

const yearOf = (day: string) => day.slice(0, 4);

/**
 * Of many who are to be registered at once those who would be held up, with the most alike that hold them up, at most five: on record, or before them in the list.
 * Names, sex and nationality do not hold anybody up: only who was born on a like day is compared, and people one day after the other. None of them brings documents.
 */
export function heldUp<Person extends Described>(
  people: readonly Person[],
  onRecord: readonly Person[],
): Map<Person, Person[]> {
  const born = new Map<string, Person[]>();
  for (const person of [...onRecord, ...people])
    if (person.dateOfBirth)
      for (const when of [person.dateOfBirth, yearOf(person.dateOfBirth)]) add(born, when, person);
  const sought = new Map<string, Person[]>();
  for (const person of people)
    if (person.dateOfBirth) for (const when of whenBorn(person.dateOfBirth)) add(sought, when, person);
  const places = new Map(people.map((person, place) => [person, place]));
  const placeOf = (person: Person) => places.get(person) ?? -1;
  const found = new Map<Person, (Likeness & { other: Person })[]>();
  for (const [when, some] of sought) {
    const before = new PeopleByParts<Person>();
    const others = (born.get(when) ?? []).values();
    let next = others.next();
    for (const person of some) {
      for (; !next.done && placeOf(next.value) < placeOf(person); next = others.next())
        before.add(next.value);
      const most = found.get(person) ?? [];
      for (const other of before.like(person)) {
        if (most.length === MOST_NAMED && most.at(-1)!.score === MOST_ALIKE) break;
        const likeness = likenessOf(person, other);
        if (!likeness || likeness.score < HOLDS_UP_FROM) continue;
        most.push({ ...likeness, other });
        most.sort((a, b) => b.score - a.score || placeOf(a.other) - placeOf(b.other));
        most.length = Math.min(most.length, MOST_NAMED);
      }
      if (most.length > 0) found.set(person, most);
    }
  }
  return new Map([...found].map(([person, most]) => [person, most.map(({ other }) => other)]));
}

/** The days on which a like person may be born; of who knows no day, the year. */
const whenBorn = (dateOfBirth: string): Iterable<string> =>
  isDefault(dateOfBirth) ? [yearOf(dateOfBirth)] : new Set(nearDates(dateOfBirth));
