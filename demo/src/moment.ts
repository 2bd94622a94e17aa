import { dayNumber, sofia } from './seed/calendar.js';

/** The first and the last day of the history. */
export const FIRST_DAY = dayNumber('2019-01-01');
export const LAST_DAY = dayNumber('2024-12-31');

/** Milliseconds since 1970 at which the history stops: nothing but the rota lies after it. */
export const HISTORY_END = sofia(LAST_DAY, 21.5);

/** The night of 2024-12-31, half past nine in Sofia: the night shift has begun, everybody has been counted. */
export const demoMoment = new Date(HISTORY_END);
