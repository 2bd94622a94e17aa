/**
 * Makes a closed list of values usable as a TypeScript type, a GraphQL enum and a database check.
 * @returns an object whose keys and values are the same words, in the given order
 */
export function valueList<const T extends string>(...values: T[]): { readonly [K in T]: K } {
  return Object.freeze(Object.fromEntries(values.map((value) => [value, value]))) as { readonly [K in T]: K };
}

/** The words of a list, in order, typed as drizzle's `text({ enum })` wants them. */
export function wordsOf<T extends string>(list: { readonly [K in T]: K }): [T, ...T[]] {
  return Object.keys(list) as [T, ...T[]];
}
