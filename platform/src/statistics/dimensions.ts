import type { Cell } from './cells.js';
import type { Measure } from './declaration.js';

/** Names the dimensions of which a cell has a category, joined by a plus: empty for a total. */
export function dimensionsOf(
  measures: readonly Measure[],
): (cell: Pick<Cell, 'measure' | 'coordinates'>) => string {
  const names = new Map(measures.map(({ name, dimensions }) => [name, dimensions.map((one) => one.name)]));
  return ({ measure, coordinates }) =>
    names
      .get(measure)!
      .filter((_, at) => coordinates[at] !== null)
      .join('+');
}
