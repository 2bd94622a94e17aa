/** How large a client's values may be, part by part. No input of the graph comes near. */
export interface ValueBounds {
  /** UTF-16 units of one text. */
  text: number;
  /** UTF-16 units of the name of an object's field. */
  name: number;
  /** Fields of one object. */
  names: number;
  /** Items of one list. */
  items: number;
  /** Objects and lists inside one another. */
  levels: number;
}

export const VALUE_BOUNDS: ValueBounds = { text: 10_000, name: 100, names: 200, items: 1000, levels: 20 };

const NULL_CHARACTER = '\0';

/**
 * What is wrong with values as they came from a client, before any library reads them; undefined when nothing is. Libraries
 * repeat a name or a value in each of their messages, and compare each name with those of the schema: a request that is
 * mostly one name or one text would keep them busy for everybody. A null character ends PostgreSQL's transaction.
 * It walks without recursion, so that no depth of nesting ends the stack.
 * @param values JSON as it was parsed
 */
export function faultOfValues(values: unknown, bounds: ValueBounds = VALUE_BOUNDS): string | undefined {
  let level: unknown[] = [values];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of level) {
      const fault = faultOfOne(value, bounds);
      if (fault) return fault;
      if (typeof value !== 'object' || value === null) continue;
      if (depth >= bounds.levels) return `A value is nested in more than ${bounds.levels} levels.`;
      for (const inner of Array.isArray(value) ? value : Object.values(value)) next.push(inner);
    }
    level = next;
  }
  return undefined;
}

function faultOfOne(value: unknown, bounds: ValueBounds): string | undefined {
  if (typeof value === 'string') {
    if (value.length > bounds.text) return `A text has more than ${bounds.text} characters.`;
    return value.includes(NULL_CHARACTER) ? 'A text holds a null character.' : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value))
    return value.length > bounds.items ? `A list has more than ${bounds.items} items.` : undefined;
  const names = Object.keys(value);
  if (names.length > bounds.names) return `An object has more than ${bounds.names} fields.`;
  return names.some((name) => name.length > bounds.name)
    ? `The name of a field has more than ${bounds.name} characters.`
    : undefined;
}
