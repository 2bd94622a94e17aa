import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const CarePlanState = describedList(
  'CarePlanState',
  'Where a care plan stands.',
  labels.CarePlanState,
  {
    DRAFT: 'Being written; not agreed.',
    ACTIVE: 'Agreed and followed.',
    CLOSED: 'Ended.',
  },
);
export type CarePlanState = keyof typeof CarePlanState;
