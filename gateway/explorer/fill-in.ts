import { at, isObject, type Json, type JsonObject } from './json.js';

const LOOKED_UP = /^<([\w.]+)>$/;

/**
 * Fills in what an example leaves open: `<path>` becomes what the answer to its first question has at that path, of whatever type;
 * `<fresh>` a new key.
 * @throws Error that names what was not found: nobody who fits is there at this moment
 */
export function fillIn(variables: Json, found: JsonObject, freshKey: () => string): Json {
  if (typeof variables === 'string') {
    const path = LOOKED_UP.exec(variables)?.[1];
    if (!path) return variables;
    if (path === 'fresh') return freshKey();
    const value = at(found, path);
    if (value === undefined || value === null)
      throw new Error(`Nothing was found at ${path}: at this moment nobody and nothing fits this example.`);
    return value;
  }
  if (Array.isArray(variables)) return variables.map((one) => fillIn(one, found, freshKey));
  if (isObject(variables))
    return Object.fromEntries(
      Object.entries(variables).map(([name, one]) => [name, fillIn(one, found, freshKey)]),
    );
  return variables;
}
