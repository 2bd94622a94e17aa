import type { AccessTable } from '../access/table.js';
import type { EntityRead, ListAsked } from './event.js';

/** The people of whom a row of a type speaks, without gaps or repetitions. */
export function peopleOf(table: AccessTable, type: string, row: object | undefined): string[] {
  const rule = table.types[type];
  if (!row || !rule) return [];
  if (rule.people)
    return [...new Set(rule.people(row))].filter((person): person is string => Boolean(person));
  const person = rule.person?.(row);
  return person ? [person] : [];
}

/** Rows of one type that were read alike, with identifiers where an event has places in its list of people. */
export class EntityDraft {
  readonly #rows = new Map<string, { id: string; people: string[] }>();

  constructor(
    readonly type: string,
    readonly groups: string[],
    readonly bases: string[],
  ) {}

  /** Notes a row once, however often it was read. */
  add(id: string, people: string[]): void {
    // Most rows speak of one: no list is written out for them.
    this.#rows.set(`${id} ${people.length === 1 ? people[0] : people}`, { id, people });
  }

  /** Adds the people of whom its rows speak. */
  addPeopleTo(all: Set<string>): void {
    for (const { people } of this.#rows.values()) for (const person of people) all.add(person);
  }

  /** @param places where each of the people stands in the event */
  number(places: ReadonlyMap<string, number>): EntityRead {
    const rows = [...this.#rows.values()].map(({ id, people }) => ({ id, people: numbered(people, places) }));
    if (rows.every(({ people }) => typeof people === 'number'))
      rows.sort((a, b) => Number(a.people) - Number(b.people));
    const { type, groups, bases } = this;
    return {
      type,
      ...this.#identified(rows, places),
      people: rows.map(({ people }) => people),
      groups,
      bases,
    };
  }

  /** A row that is the person is told by the person's place, and one that speaks of somebody by the end of its identifier. */
  #identified(rows: { id: string; people: number | number[] }[], places: ReadonlyMap<string, number>) {
    if (rows.every(({ id, people }) => !id || places.get(id) === people)) return {};
    const speak = rows.every(
      ({ id, people }) => (typeof people === 'number' || people.length > 0) && ENDS_IN_HEX.test(id),
    );
    return speak ? { records: rows.map(({ id }) => id.slice(-8)) } : { ids: rows.map(({ id }) => id) };
  }
}

const ENDS_IN_HEX = /[0-9a-f]{8}$/;

function numbered(people: string[], places: ReadonlyMap<string, number>): number | number[] {
  if (people.length === 1) return places.get(people[0]!)!;
  return people.map((person) => places.get(person)!);
}

/** A list that was asked for, with identifiers where an event has places in its list of people. */
export type ListDraft = Omit<ListAsked, 'people'> & { people: string[] };

/** Tells lists that were asked for alike as one. They are the caller's own, and are changed. */
export function together(lists: Iterable<ListDraft>): ListDraft[] {
  const byKind = new Map<string, ListDraft>();
  for (const one of lists) {
    const kind = `${one.list} ${one.groups}`;
    const all = byKind.get(kind);
    if (!all) {
      byKind.set(kind, one);
      continue;
    }
    all.at.push(...one.at);
    all.people.push(...one.people);
    all.returned += one.returned;
    if (one.counted !== undefined) all.counted = (all.counted ?? 0) + one.counted;
  }
  for (const one of byKind.values()) one.at = [...new Set(one.at)];
  return [...byKind.values()];
}

export const numberList = (
  { people, counted, ...list }: ListDraft,
  places: ReadonlyMap<string, number>,
): ListAsked => ({
  ...list,
  people: [...new Set(people)].map((person) => places.get(person)!),
  ...(counted !== undefined && { counted }),
});
