import { changeAt, type Dated, type Onward } from '../bulk/dated.js';
import { THINNED } from '../calibration.js';
import { type Booking, bookingRow, Diary, NEED_ONE } from '../history/interpreter-bookings.js';
import type { Session } from '../history/sessions.js';
import type { Resident } from '../population/resident.js';
import { DAY, HOUR } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import type { OnwardWorld } from './onward.js';
import { sessionsSince } from './sessions.js';
import { staysOnward } from './stays.js';

const stream = streamOf('bookings since the past');

function bookingFor(stay: Resident, session: Session, diary: Diary, random: Random): Dated | undefined {
  const { startedAt: startsAt, endedAt: endsAt } = session;
  const days = random.between(0.3, 6);
  const bookedAt = Math.floor(Math.max(startsAt - days * DAY, stay.arrivedAt + HOUR / 4));
  const interpreter = bookedAt < startsAt ? diary.book(stay, startsAt, endsAt) : undefined;
  if (!interpreter) return undefined;
  const id = identifier(bookedAt, random);
  const booking: Booking = {
    id,
    interpreter,
    resident: stay,
    sessionId: null,
    startsAt,
    endsAt,
    state: 'BOOKED',
  };
  return {
    at: bookedAt,
    row: bookingRow(booking, bookedAt),
    changes: [changeAt(endsAt, { state: 'DONE', session_id: session.id })],
    leftOutAfter: startsAt + THINNED.rotaDays * DAY,
  };
}

/** Interpreters booked for talks since the past, those of the last months and of the days ahead. */
export const bookingsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const diary = new Diary();
    for (const stay of staysOnward(world)) {
      const random = stream(world.seed, stay.index);
      for (const session of sessionsSince(stay, world.seed)) {
        if (!NEED_ONE.has(session.offer.function)) continue;
        const booking = bookingFor(stay, session, diary, random);
        if (booking) yield booking;
      }
    }
  },
});
