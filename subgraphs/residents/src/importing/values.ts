import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ImportOutcome = describedList(
  'ImportOutcome',
  'What became of a row of a register that is taken over.',
  labels.ImportOutcome,
  {
    IMPORTED: 'The person is registered.',
    WOULD_BE_IMPORTED: 'Nothing speaks against it; it was asked for as a rehearsal, and nothing was written.',
    KNOWN: 'This row was taken over before. Nothing was changed.',
    DIFFERS:
      'A row of this key was taken over before and says something else now. Nothing was changed: what is registered is corrected.',
  },
);
export type ImportOutcome = keyof typeof ImportOutcome;
