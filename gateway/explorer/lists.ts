import { isObject, type Json } from './json.js';

/** A list in an answer: where it is, without positions, and how many rows it has under all its parents together. */
export interface List {
  path: string;
  rows: number;
}

/** The list of nothing but the answer itself, field by field. */
export const WHOLE = '';
/** What an example writes for it. */
const WHOLE_WANTED = 'everything';

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

/** The list that is worth a look first: the wanted one (`everything`: none), else the longest of those that lie in no other. */
export function bestList(lists: readonly List[], wanted = ''): string {
  if (wanted === WHOLE_WANTED) return WHOLE;
  const asked = wanted
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.');
  if (lists.some(({ path }) => path === asked)) return asked;
  const outer = lists.filter(({ path }) => !lists.some((other) => path.startsWith(`${other.path}.`)));
  const [longest] = [...outer].sort((one, other) => other.rows - one.rows);
  return longest && longest.rows > 0 ? longest.path : (outer[0]?.path ?? WHOLE);
}

/** Whether a list of an answer is the page of a longer one: what is not shown is not none. */
export function goesOn(data: Json, path: string): boolean {
  const steps = path.split('.');
  if (!['nodes', 'edges'].includes(steps.pop()!)) return false;
  const visit = (value: Json | undefined, rest: string[]): boolean => {
    if (Array.isArray(value)) return value.some((one) => visit(one, rest));
    if (!isObject(value)) return false;
    if (rest.length > 0) return visit(value[rest[0]!], rest.slice(1));
    return isObject(value['pageInfo']) && value['pageInfo']['hasNextPage'] === true;
  };
  return visit(data, steps);
}
