import { faultsOfLabels, type Label } from '../labels/label.js';

/**
 * Makes a closed list of values usable as a TypeScript type and a database check. What the graph shows is a `describedList`.
 * @returns an object whose keys and values are the same words, in the given order
 */
export function valueList<const T extends string>(...values: T[]): { readonly [K in T]: K } {
  return Object.freeze(Object.fromEntries(values.map((value) => [value, value]))) as { readonly [K in T]: K };
}

/** A closed list as the graph shows it. */
export interface DescribedList {
  /** The name of the GraphQL enum. */
  name: string;
  description: string;
  /** What each word means, by word. */
  meanings: Readonly<Record<string, string>>;
  /** What people read for each word, by word. */
  labels: Readonly<Record<string, Label>>;
  /** The list itself: what decorators name. */
  list: Readonly<Record<string, string>>;
}

const described: DescribedList[] = [];

/** Every list that was described so far in this process: whoever builds a schema makes enums of them. */
export const describedLists = (): readonly DescribedList[] => described;

/**
 * A closed list that the graph shows as an enum: its words and what each of them means stand in one place, and no list is
 * described without its labels.
 * @param name of the GraphQL enum
 * @param labels of each of the words, and of no other: from the slice's `labels.ts`
 * @param meanings what clients read of each word, in the order in which the words are listed
 * @throws Error naming each word that lacks a label in a language or shares it with another word
 */
export function describedList<const T extends string, L extends Readonly<Record<T, Label>>>(
  name: string,
  description: string,
  labels: L & { readonly [K in Exclude<keyof L, T>]: never },
  meanings: { readonly [K in T]: string },
): { readonly [K in T]: K } {
  const list = valueList(...(Object.keys(meanings) as T[]));
  const faults = faultsOfLabels(name, Object.keys(list), labels);
  if (faults.length > 0) throw new Error(`Labels are missing or wrong:\n  ${faults.join('\n  ')}`);
  described.push({ name, description, meanings, labels, list });
  return list;
}

/** The words of a list, in order, typed as drizzle's `text({ enum })` wants them. */
export function wordsOf<T extends string>(list: { readonly [K in T]: K }): [T, ...T[]] {
  return Object.keys(list) as [T, ...T[]];
}
