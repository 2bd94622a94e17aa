import type { Described } from './likeness.js';
import { waysOf } from './spelling.js';

const fewestParts = (person: Described) => Math.min(...waysOf(person).map(({ parts }) => parts.length));

/** No part of a name is one. */
const keyOf = (document: string) => `document ${document}`;

/** Somebody who was put in. The marks are of the last search that came by: many are searched for, and a set for each part of each name costs most of it. */
interface Entry<Person> {
  person: Person;
  fewest: number;
  shared: number;
  markOfSpelling: number;
  markOfPart: number;
}

/** People by the parts of their names and by their documents: who has none of them in common with somebody is not compared. */
export class PeopleByParts<Person extends Described> {
  readonly #having = new Map<string, Entry<Person>[]>();
  #marks = 0;

  add(person: Person): void {
    const entry = { person, fewest: fewestParts(person), shared: 0, markOfSpelling: 0, markOfPart: 0 };
    const parts = waysOf(person).flatMap((spelling) => spelling.parts.flat());
    for (const key of new Set([...parts, ...person.documents.map(keyOf)])) {
      const having = this.#having.get(key);
      if (having) having.push(entry);
      else this.#having.set(key, [entry]);
    }
  }

  /** Everybody whose name may be like that of somebody, by two of its parts or the only one of either, or who carries the same document. */
  like(person: Described): Set<Person> {
    const found = new Set<Person>();
    for (const document of person.documents)
      for (const entry of this.#having.get(keyOf(document)) ?? []) found.add(entry.person);
    for (const { parts } of waysOf(person)) {
      this.#marks += 1;
      const markOfSpelling = this.#marks;
      for (const part of parts) {
        this.#marks += 1;
        for (const key of part)
          for (const entry of this.#having.get(key) ?? []) {
            if (entry.markOfPart === this.#marks) continue;
            entry.markOfPart = this.#marks;
            entry.shared = entry.markOfSpelling === markOfSpelling ? entry.shared + 1 : 1;
            entry.markOfSpelling = markOfSpelling;
            if (entry.shared > 1 || parts.length === 1 || entry.fewest === 1) found.add(entry.person);
          }
      }
    }
    return found;
  }
}
