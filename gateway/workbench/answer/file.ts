import { csvOf } from '../../explorer/csv.js';
import type { Json } from '../../explorer/json.js';
import { categoryOf, type Figure, placeOf, tagOf } from './numbers.js';

/** What a file says of a number, beside its categories. Hashtags are those that the owners give these fields in the schema. */
const AFTER = [
  ['value', '#indicator+value+num', ({ value = null }: Figure) => value],
  ['rounded', '#indicator+rounded+value+num', ({ rounded = null }: Figure) => rounded],
  ['withheld', '#status+withheld', ({ withheld = null }: Figure) => withheld],
] as const;

/**
 * Numbers as comma-separated values, one a line; a withheld one is empty, with its reason beside it.
 * @param label what people read for a category
 * @param hxl a second line with hashtags of HXL 1.1 (hxlstandard.org), by which programs know the columns
 */
export function fileOf(
  cells: readonly Figure[],
  dimensions: readonly string[],
  label: (cell: Figure, dimension: string) => string,
  hxl: boolean,
): string {
  const apart = dimensions.flatMap((dimension) => {
    const name = dimension.toLowerCase();
    const tag = tagOf(dimension);
    return [
      [`${name}_code`, `${tag}+code`, (cell: Figure): Json => codeOf(cell, dimension)],
      [name, `${tag}+name`, (cell: Figure): Json => label(cell, dimension)],
    ] as const;
  });
  const columns = [
    ['period', '#date+period', (cell: Figure): Json => cell.period],
    ['begins', '#date+start', ({ begins }: Figure): Json => begins ?? null],
    ['ends', '#date+end', ({ ends }: Figure): Json => ends ?? null],
    ...apart,
    ...AFTER,
  ] as const;
  const rows = cells.map((cell) => columns.map(([, , read]) => read(cell)));
  const tags = columns.map(([, tag]): Json => tag);
  return csvOf({
    columns: columns.map(([name]) => name),
    rows: (hxl ? [tags, ...rows] : rows).map((row) => row.map((value) => ({ value, path: [] }))),
  });
}

const codeOf = (cell: Figure, dimension: string) =>
  placeOf(cell, dimension)?.code || categoryOf(cell, dimension);
