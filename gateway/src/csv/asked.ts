import Negotiator from 'negotiator';
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

const CSV = 'text/csv';
/** What may stand beside it: what the answer says of itself. */
const BESIDE = ['', '; charset=utf-8', '; header=present', '; charset=utf-8; header=present'];
const WITH_HXL = `${CSV}; hxl=1`;
const OFFERED = [CSV, WITH_HXL].flatMap((type) => BESIDE.map((more) => `${type}${more}`));

/**
 * What an `accept` header says of CSV; nothing unless CSV is what it likes best, the first of those that it likes alike.
 * `text/csv` or `text/csv; hxl=1`.
 */
export function csvAsked(accept: string | undefined): CsvWish | undefined {
  const liked = new Negotiator({ headers: { accept } });
  if (liked.mediaTypes()[0]?.toLowerCase() !== CSV) return undefined;
  return { hxl: liked.mediaType(OFFERED)?.startsWith(WITH_HXL) ?? false };
}
