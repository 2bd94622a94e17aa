import { describedList } from '@mrrm/platform/schema/value-list';

export const CarePlanState = describedList('CarePlanState', 'Where a care plan stands.', {
  DRAFT: 'Being written; not agreed.',
  ACTIVE: 'Agreed and followed.',
  CLOSED: 'Ended.',
});
export type CarePlanState = keyof typeof CarePlanState;
