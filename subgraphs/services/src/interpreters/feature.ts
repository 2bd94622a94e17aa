import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { centreOfRow } from '../questions/centre.js';
import { memberFor } from '../questions/duty.js';
import { residentAt } from '../questions/stay.js';
import { access } from './access.js';
import { InterpreterBookingResolver } from './resolvers/booking.js';
import { BookingsOfCentreResolver } from './resolvers/centre.js';

/** Interpreters who are booked for a time. */
export const interpreters: Feature = {
  name: 'interpreters',
  resolvers: [InterpreterBookingResolver, BookingsOfCentreResolver],
  references: { InterpreterBooking: byId(({ booking }: Loaders) => booking) },
  access,
  verifies: {
    interpreter_booking: [
      centreOfRow,
      residentAt(sql`least(created_at, starts_at)`),
      memberFor('interpreter_id', {
        duty: sql`'INTERPRETING'`,
        language: sql`case when language_exception is null then language end`,
      }),
    ],
  },
  costs: { lists: { 'Centre.interpreterBookings': 100 } },
};
