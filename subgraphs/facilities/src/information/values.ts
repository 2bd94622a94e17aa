import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const NoticeAudience = describedList(
  'NoticeAudience',
  'For whom a notice is.',
  labels.NoticeAudience,
  {
    EVERYBODY: 'Everybody at the centre.',
    CHILDREN: 'Children.',
    FAMILIES: 'Families.',
    ADULTS: 'Adults.',
    STAFF: 'The staff.',
  },
);
export type NoticeAudience = keyof typeof NoticeAudience;
