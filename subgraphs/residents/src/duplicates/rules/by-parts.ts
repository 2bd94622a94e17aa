import type { Described } from './likeness.js';
import { spellingsOf } from './spelling.js';

const fewestParts = (person: Described) => Math.min(...spellingsOf(person).map(({ parts }) => parts.length));

/** People by the parts of their names and by their documents: who has none of them in common with somebody is not compared. */
export class PeopleByParts<Person extends Described> {
  readonly #having = new Map<string, Person[]>();

  constructor(people: Iterable<Person> = []) {
    for (const person of people) this.add(person);
  }

  add(person: Person): void {
    const parts = spellingsOf(person).flatMap((spelling) => spelling.parts.flat());
    for (const key of new Set([...parts, ...person.documents.map(keyOf)])) {
      const having = this.#having.get(key);
      if (having) having.push(person);
      else this.#having.set(key, [person]);
    }
  }

  /** Everybody whose name may be like that of somebody, by two of its parts or the only one of either, or who carries the same document. */
  like(person: Described): Set<Person> {
    const found = new Set(this.#withOneOf(person.documents.map(keyOf)));
    for (const { parts } of spellingsOf(person)) {
      const shared = new Map<Person, number>();
      for (const part of parts)
        for (const other of this.#withOneOf(part)) shared.set(other, (shared.get(other) ?? 0) + 1);
      for (const [other, count] of shared)
        if (count > 1 || parts.length === 1 || fewestParts(other) === 1) found.add(other);
    }
    return found;
  }

  #withOneOf(keys: readonly string[]): Set<Person> {
    return new Set(keys.flatMap((key) => this.#having.get(key) ?? []));
  }
}

/** No part of a name is one. */
const keyOf = (document: string) => `document ${document}`;
