import type { Kept } from '../repository/collect.js';
import { WITHHELD } from './words.js';

/** Of each table the text that was said in confidence: of the group CONFIDENTIAL. */
const CONFIDENTIAL: Record<string, string> = {
  best_interest_note: 'note',
  missing_episode: 'interview_note',
};

/**
 * Puts a mark where a text is withheld; the row stays.
 * @param withheld identifiers of rows
 * @throws Error for one that holds nothing that was said in confidence
 */
export function withoutWithheld(records: Kept['records'], withheld: readonly string[]): Kept['records'] {
  const left = new Set(withheld);
  const told = Object.entries(records).map(([table, rows]) => {
    const text = CONFIDENTIAL[table];
    if (!text) return [table, rows];
    return [
      table,
      rows.map((row) => (row[text] && left.delete(String(row['id'])) ? { ...row, [text]: WITHHELD } : row)),
    ];
  });
  if (left.size > 0) throw new Error(`Nothing was said in confidence under ${[...left].join(', ')}.`);
  return Object.fromEntries(told);
}
