import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const BookingState = describedList(
  'BookingState',
  'Where the booking of an interpreter stands.',
  labels.BookingState,
  {
    BOOKED: 'The interpreter is booked.',
    DONE: 'The interpreter was there.',
    CANCELLED: 'Called off.',
  },
);
export type BookingState = keyof typeof BookingState;
