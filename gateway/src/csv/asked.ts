import type { Table } from './table.js';

/** How an answer as CSV is wanted. */
export interface CsvWish {
  /** Whether the second line says what each column is, in hashtags of the Humanitarian Exchange Language. */
  hxl: boolean;
}

/** An operation whose answer is wanted as CSV. */
export interface CsvAnswer extends CsvWish {
  table?: Table;
  /** Of each column, where they are wanted. */
  hashtags?: string[];
  /** The answer, once there is one without an error. */
  data?: unknown;
}

interface Range {
  type: string;
  parameters: ReadonlyMap<string, string>;
  quality: number;
}

/**
 * What an `accept` header says of CSV; nothing unless CSV is what it likes best, the first of those that it likes alike.
 * `text/csv` or `text/csv; hxl=1`.
 */
export function csvAsked(accept: string | undefined): CsvWish | undefined {
  const best = (accept ?? '')
    .split(',')
    .map(rangeOf)
    .reduce((known, one) => (one.quality > known.quality ? one : known));
  if (best.type !== 'text/csv' || best.quality <= 0) return undefined;
  return { hxl: best.parameters.get('hxl') === '1' };
}

function rangeOf(text: string): Range {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase());
  const parameters = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=').map((one) => one.trim());
      return [name, value.replaceAll('"', '')];
    }),
  );
  const quality = Number(parameters.get('q') ?? 1);
  return { type, parameters, quality: Number.isNaN(quality) ? 0 : quality };
}
