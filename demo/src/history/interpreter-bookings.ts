import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import type { CentreFunction } from '../premises/responsibilities.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, dayNumber, HOUR, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { colleagues, type StaffMember } from '../staff/people.js';
import type { World } from '../world.js';
import { sessionsOf } from './sessions.js';

const stream = streamOf('interpreter bookings');
const FROM = sofia(dayNumber('2024-10-01'), 0);
/** Talks for which an interpreter is booked. */
export const NEED_ONE: ReadonlySet<CentreFunction> = new Set([
  'LEGAL_AID',
  'COUNSELLING',
  'PSYCHOSOCIAL_SUPPORT',
  'CASE_MANAGEMENT',
]);
const AHEAD_HOURS = [9, 10, 11, 12, 13, 14, 16, 17] as const;

/** Keeps interpreters from being booked twice, by the hours that a booking touches. */
export class Diary {
  readonly #hours = new Set<string>();

  /** Books an interpreter who speaks the language and is free then; undefined when there is none. */
  book(resident: Resident, startsAt: number, endsAt: number): StaffMember | undefined {
    const language = resident.languages[0]!;
    const first = Math.floor(startsAt / HOUR);
    const last = Math.floor((endsAt - 1) / HOUR);
    for (const person of colleagues('IOM', ['INTERPRETER'], resident.centre)) {
      if (!person.languages.includes(language)) continue;
      const hours = Array.from({ length: last - first + 1 }, (_, more) => `${person.id} ${first + more}`);
      if (hours.some((hour) => this.#hours.has(hour))) continue;
      for (const hour of hours) this.#hours.add(hour);
      return person;
    }
    return undefined;
  }
}

/** One booking of an interpreter. Moments are milliseconds since 1970. */
export interface Booking {
  id: string;
  interpreter: StaffMember;
  resident: Resident;
  sessionId: string | null;
  startsAt: number;
  endsAt: number;
  state: 'DONE' | 'BOOKED';
}

/** One booking. @param bookedAt milliseconds since 1970 */
export function bookingRow(booking: Booking, bookedAt: number): Row {
  const { interpreter, resident, startsAt, endsAt } = booking;
  const planner = colleagues('IOM', ['COORDINATOR'], resident.centre)[0] ?? interpreter;
  return {
    id: booking.id,
    centre_id: resident.centre.id,
    interpreter_id: interpreter.id,
    resident_id: resident.id,
    session_id: booking.sessionId,
    language: resident.languages[0]!,
    starts_at: momentText(startsAt),
    ends_at: momentText(endsAt),
    state: booking.state,
    ...writtenBy(planner, resident.centre, bookedAt),
    ...writtenAt(bookedAt),
  };
}

/** Interpreters booked for the sessions of the last quarter, and for those who are there in the week after the load. */
export function* interpreterBookingRows({ residents, seed, rotaFrom }: World): Generator<Row> {
  const diary = new Diary();
  const today = rotaFrom === null ? null : sofiaDay(rotaFrom);
  for (const resident of residents) {
    if (resident.departedAt !== null && resident.departedAt < FROM) continue;
    const random = stream(seed, resident.index);
    for (const { id: sessionId, offer, startedAt: startsAt, endedAt: endsAt } of sessionsOf(resident, seed)) {
      if (startsAt < FROM || !NEED_ONE.has(offer.function)) continue;
      const interpreter = diary.book(resident, startsAt, endsAt);
      if (!interpreter) continue;
      const id = identifier(startsAt - DAY, random);
      yield bookingRow(
        { id, interpreter, resident, sessionId, startsAt, endsAt, state: 'DONE' },
        startsAt - DAY,
      );
    }
    if (today === null || rotaFrom === null) continue;
    if (resident.departedAt !== null || !random.chance(0.35)) continue;
    const startsAt = sofia(today + random.below(7), random.pick(AHEAD_HOURS));
    const endsAt = startsAt + HOUR;
    const interpreter = startsAt > HISTORY_END ? diary.book(resident, startsAt, endsAt) : undefined;
    if (!interpreter) continue;
    const bookedAt = Math.min(startsAt - DAY, rotaFrom);
    const id = identifier(bookedAt, random);
    yield bookingRow(
      { id, interpreter, resident, sessionId: null, startsAt, endsAt, state: 'BOOKED' },
      bookedAt,
    );
  }
}
