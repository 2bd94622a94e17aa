import { PeopleByParts } from './by-parts.js';
import { type Described, type Likeness, likenessOf, TOLD_FROM } from './likeness.js';

export interface Pair<Person> extends Likeness {
  one: Person;
  other: Person;
}

/** Who among many may be one person, the most alike first. */
export function pairsOf<Person extends Described & { id: string }>(
  people: readonly Person[],
): Pair<Person>[] {
  const before = new PeopleByParts<Person>();
  const pairs: Pair<Person>[] = [];
  for (const person of people) {
    for (const first of before.like(person)) {
      const [one, other] = first.id < person.id ? [first, person] : [person, first];
      const likeness = likenessOf(one, other);
      if (likeness && likeness.score >= TOLD_FROM) pairs.push({ one, other, ...likeness });
    }
    before.add(person);
  }
  return pairs.sort(
    (a, b) => b.score - a.score || a.one.id.localeCompare(b.one.id) || a.other.id.localeCompare(b.other.id),
  );
}
