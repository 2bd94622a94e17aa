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
  /** The list itself: what decorators name. */
  list: Readonly<Record<string, string>>;
}

const described: DescribedList[] = [];

/** Every list that was described so far in this process: whoever builds a schema makes enums of them. */
export const describedLists = (): readonly DescribedList[] => described;

/**
 * A closed list that the graph shows as an enum: its words and what each of them means stand in one place.
 * @param name of the GraphQL enum
 * @param meanings what clients read of each word, in the order in which the words are listed
 */
export function describedList<const T extends string>(
  name: string,
  description: string,
  meanings: { readonly [K in T]: string },
): { readonly [K in T]: K } {
  const list = valueList(...(Object.keys(meanings) as T[]));
  described.push({ name, description, meanings, list });
  return list;
}

/** The words of a list, in order, typed as drizzle's `text({ enum })` wants them. */
export function wordsOf<T extends string>(list: { readonly [K in T]: K }): [T, ...T[]] {
  return Object.keys(list) as [T, ...T[]];
}
