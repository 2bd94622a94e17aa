import { describedList } from '@mrrm/platform/schema/value-list';

export const BookingState = describedList('BookingState', 'Where the booking of an interpreter stands.', {
  BOOKED: 'The interpreter is booked.',
  DONE: 'The interpreter was there.',
  CANCELLED: 'Called off.',
});
export type BookingState = keyof typeof BookingState;
