import { isObject, type Json } from './json.js';

/** A list in an answer: where it is, without positions, and how many rows it has under all its parents together. */
export interface List {
  path: string;
  rows: number;
}

/** The list of nothing but the answer itself, field by field. */
export const WHOLE = '';

/** Every list of objects in an answer. An empty one in the rows of another may be one of plain values: it is left out. */
export function listsOf(data: Json): List[] {
  const rows = new Map<string, number>();
  const visit = (value: Json, path: string, isInRow: boolean): void => {
    if (Array.isArray(value)) {
      if (value.some(isObject) || (value.length === 0 && !isInRow))
        rows.set(path, (rows.get(path) ?? 0) + value.length);
      for (const one of value) visit(one, path, true);
    } else if (isObject(value))
      for (const [name, one] of Object.entries(value)) visit(one, path ? `${path}.${name}` : name, isInRow);
  };
  visit(data, '', false);
  return [...rows].map(([path, count]) => ({ path, rows: count }));
}

/** The list that is worth a look first: the wanted one, else the longest of those that lie in no other. */
export function bestList(lists: readonly List[], wanted = ''): string {
  const asked = wanted
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.');
  if (lists.some(({ path }) => path === asked)) return asked;
  const outer = lists.filter(({ path }) => !lists.some((other) => path.startsWith(`${other.path}.`)));
  const [longest] = [...outer].sort((one, other) => other.rows - one.rows);
  return longest && longest.rows > 0 ? longest.path : (outer[0]?.path ?? WHOLE);
}
