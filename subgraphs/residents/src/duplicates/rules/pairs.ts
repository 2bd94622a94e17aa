import { soundsOf } from '../../names/rules/tokens.js';
import { type Described, type Likeness, likenessOf, spellingsOf, TOLD_FROM } from './likeness.js';

export interface Pair<Person> extends Likeness {
  one: Person;
  other: Person;
}

/** In which groups somebody is compared with others: who shares none is not alike. */
function groupsOf(person: Described): string[] {
  const names = spellingsOf(person).flatMap((name) => {
    const parts = [...new Set(soundsOf(name).map(([sounds]) => sounds!))].sort();
    if (parts.length === 1) return [`name ${parts[0]}`];
    return parts.flatMap((first, place) => parts.slice(place + 1).map((second) => `name ${first} ${second}`));
  });
  if (!person.dateOfBirth) return [...new Set(names)];
  const [year, ...days] = person.dateOfBirth.split('-');
  return [...new Set([...names, `born ${year} ${days.sort().join(' ')}`])];
}

/** Who among many may be one person, the most alike first: each is compared with those of a like name or date of birth alone. */
export function pairsOf<Person extends Described & { id: string }>(
  people: readonly Person[],
): Pair<Person>[] {
  const groups = new Map<string, Person[]>();
  for (const person of people)
    for (const group of groupsOf(person)) {
      const members = groups.get(group);
      if (members) members.push(person);
      else groups.set(group, [person]);
    }
  const pairs = new Map<string, Pair<Person>>();
  for (const members of groups.values())
    for (const [place, first] of members.entries())
      for (const second of members.slice(place + 1)) {
        const [one, other] = first.id < second.id ? [first, second] : [second, first];
        const key = `${one.id} ${other.id}`;
        if (pairs.has(key)) continue;
        const likeness = likenessOf(one, other);
        if (likeness && likeness.score >= TOLD_FROM) pairs.set(key, { one, other, ...likeness });
      }
  return [...pairs.values()].sort(
    (a, b) => b.score - a.score || a.one.id.localeCompare(b.one.id) || a.other.id.localeCompare(b.other.id),
  );
}
