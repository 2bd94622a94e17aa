import { type DayNumber, dayNumber } from '../seed/calendar.js';

/*
 * When somebody of the cast comes and goes, and to whom something happens on a day: arithmetic of day numbers alone, without
 * chance and without a memory, so that it holds on any day and goes on by itself.
 */

/** The first of the cast arrive. */
export const CAST_BEGINS: DayNumber = dayNumber('2025-01-01');

/** From this day on every role is filled. */
export const CAST_STANDS: DayNumber = CAST_BEGINS + 8;

const WEEK = 7;

/** A boy comes of age every Monday. */
export const birthdayOf = (boy: number): DayNumber => CAST_BEGINS + 5 + boy * WEEK;

/** The day on which a boy arrives: ten weeks before the birthday, the first ones on the first day. */
export const arrivalOf = (boy: number): DayNumber =>
  Math.max(CAST_BEGINS, birthdayOf(boy) - 10 * WEEK - (boy % 4));

/** The boys who are known by a day: those who arrive until then. */
export function boysUntil(day: DayNumber): number {
  let count = 0;
  while (arrivalOf(count) <= day) count += 1;
  return count;
}

/** Of as many boys in a row as `of`, the one whose turn it is; none of them comes of age within the days. */
function turn(day: DayNumber, days: number, of: number, number: number): number {
  const first = Math.max(Math.floor((day + days - birthdayOf(0)) / WEEK) + 1, 0);
  return first + ((((number - first) % of) + of) % of);
}

/** Who is not found at the evening count of a day, and is there again at the next one. */
export const missingOn = (day: DayNumber): number => turn(day, 8, 8, day);

/** Who withdraws a consent on a day, and has given it so many days before. */
export const withdrawsOn = (day: DayNumber): number => turn(day, 8, 8, day + 3);
export const GIVEN_BEFORE = 4;

/** A referral goes to the clinic every fourth day, and is answered on the fifth day after: one always waits. */
export const REFERRED_EVERY = 4;
export const ANSWERED_AFTER = 5;
export const DONE_AFTER = 9;
export const referralDay = (number: number): DayNumber => CAST_BEGINS + 2 + number * REFERRED_EVERY;
export const referredBy = (number: number): number => turn(referralDay(number), 12, 7, number);

/** Somebody leaves a complaint every fourth day. */
export const COMPLAINED_EVERY = 4;
export const complaintDay = (number: number): DayNumber => CAST_BEGINS + 3 + number * COMPLAINED_EVERY;

/** For each role that is held for ten weeks: on which day of eight weeks its holders change. The next one comes two weeks earlier. */
const CHANGES = {
  SIBLING: 10,
  GIRL: 24,
  SEPARATED: 38,
  CAME_BACK: 52,
  MAN_ALONE_0: 5,
  MAN_ALONE_1: 19,
  MAN_ALONE_2: 33,
  MAN_ALONE_3: 47,
  MOVED: 44,
} as const;
export type Held = keyof typeof CHANGES;
export const HELD = Object.keys(CHANGES) as readonly Held[];

const PERIOD = 8 * WEEK;
const OVERLAP = 2 * WEEK;

/** The first and the last day of a holder of a role. */
export const daysOf = (role: Held, holder: number): { from: DayNumber; until: DayNumber } => ({
  from: CAST_BEGINS + (holder === 0 ? 0 : CHANGES[role] + PERIOD * (holder - 1)),
  until: CAST_BEGINS + CHANGES[role] + PERIOD * holder + OVERLAP,
});

/** Who comes back leaves and returns on these days. The first one does both in a hurry. */
export function absenceOf(holder: number): { left: DayNumber; back: DayNumber } {
  const { from } = daysOf('CAME_BACK', holder);
  return holder === 0 ? { left: from + 2, back: from + 5 } : { left: from + 4, back: from + 11 };
}

/** Who is transferred moves on this day. */
export const moveOf = (holder: number): DayNumber => daysOf('MOVED', holder).from + (holder === 0 ? 3 : 12);
