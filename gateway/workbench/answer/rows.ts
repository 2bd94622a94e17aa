import type { Table } from '../../explorer/table.js';
import type { Figure } from './numbers.js';

/** What of the rows of a list is drawn: a column of numbers, along days or along words. */
export interface RowsChart {
  along: string;
  value: string;
  kind: 'bars' | 'lines';
}

const DAY = 'YYYY-MM-DD'.length;

/** Rows of a list as numbers that can be drawn; what is not told is withheld or not known, and no number. */
export function figuresIn({ columns, rows }: Table, { along, value, kind }: RowsChart): Figure[] {
  const [at, of] = [columns.indexOf(along), columns.indexOf(value)];
  return rows.map((row) => {
    const told = row[of]?.value;
    const place = String(row[at]?.value ?? '');
    const where =
      kind === 'lines'
        ? { period: place.slice(0, DAY) }
        : { period: '', categories: [{ dimension: along, category: place }] };
    return { ...where, value: typeof told === 'number' ? told : null };
  });
}
