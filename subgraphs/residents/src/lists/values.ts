import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** In which order a list of residents comes. */
export const ResidentOrder = describedList(
  'ResidentOrder',
  'In which order a list of residents comes.',
  labels.ResidentOrder,
  {
    LATEST_ARRIVAL: 'The latest arrival first.',
    MISSING_FIRST:
      'Those first who are not known to be there: the missing, the absent, the never checked, the absent by leave, each group by how long; then those who were there at the latest check, the oldest check first.',
  },
);
export type ResidentOrder = keyof typeof ResidentOrder;
