import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const RequestState = describedList(
  'RequestState',
  'Where a request for a service stands.',
  labels.RequestState,
  {
    OPEN: 'Asked for, not answered.',
    SCHEDULED: 'A time has been set.',
    FULFILLED: 'The service has been given.',
    DECLINED: 'The provider does not give it.',
    WITHDRAWN: 'Whoever asked does not need it any more.',
  },
);
export type RequestState = keyof typeof RequestState;

export const Urgency = describedList('Urgency', 'How soon something is needed.', labels.Urgency, {
  IMMEDIATE: 'Now.',
  URGENT: 'Within days.',
  ROUTINE: 'In the usual time.',
});
export type Urgency = keyof typeof Urgency;
