import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const MissingOutcome = describedList(
  'MissingOutcome',
  'How an episode of somebody missing ended.',
  labels.MissingOutcome,
  {
    RETURNED: 'The resident came back to the centre.',
    FOUND_ELSEWHERE: 'The resident is known to be elsewhere, and does not come back.',
    NOT_FOUND: 'Nobody knows where the resident is; the search of the centre is over.',
    WAS_NOT_MISSING: 'The resident had not been missing: a check or a leave was recorded wrongly.',
  },
);
export type MissingOutcome = keyof typeof MissingOutcome;
