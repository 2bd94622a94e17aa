import { longerOf, type Part } from './declaration.js';

/** What a number is asked for by: a category or, for a total, null for each dimension of the measure. */
export interface Named {
  measure: string;
  part: Part;
  coordinates: readonly (string | null)[];
}

export const keyOf = (measure: string, part: Part, coordinates: readonly (string | null)[]): string =>
  [measure, part, ...coordinates.map((one) => one ?? '*')].join('|');

/** The questions that are one step coarser: one dimension less, or the next longer period. */
export function coarserThan({ measure, part, coordinates }: Named): string[] {
  const fewer = coordinates.flatMap((one, at) =>
    one === null ? [] : [keyOf(measure, part, coordinates.with(at, null))],
  );
  const longer = longerOf(part);
  return longer ? [...fewer, keyOf(measure, longer, coordinates)] : fewer;
}
