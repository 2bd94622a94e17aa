import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { InterpreterBookingResolver } from './resolvers/booking.js';
import { BookingsOfCentreResolver } from './resolvers/centre.js';

/** Interpreters who are booked for a time. */
export const interpreters: Feature = {
  name: 'interpreters',
  resolvers: [InterpreterBookingResolver, BookingsOfCentreResolver],
  references: { InterpreterBooking: byId(({ booking }: Loaders) => booking) },
  access,
  costs: { lists: { 'Centre.interpreterBookings': 100 } },
};
