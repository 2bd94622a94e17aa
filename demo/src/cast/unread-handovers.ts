import { LAST_DAY } from '../moment.js';
import { sofia } from '../seed/calendar.js';
import type { Shift } from '../staff/rota.js';

const ZONE = 'SZ-VOENNA-RAMPA';
const DAYS = 2;
/** A shift by day ends at three, and has written by five to three. */
const BEGINS = 7;
const READ_AT = 14.95;

/** When a handover is read that stays open, in milliseconds, and when the shift that reads it begins. */
export interface LateReading {
  readAt: number;
  readerFrom: number;
}

/**
 * The State's day team of one zone reads what it has told itself two days later, once the next one is written: at every
 * moment one has been acknowledged by nobody. Undefined for all others.
 */
export const lateReadingOf = ({ plan, day }: Shift): LateReading | undefined =>
  day > LAST_DAY && plan.window === 'DAY' && plan.organisation === 'STATE' && plan.zone?.code === ZONE
    ? { readAt: Math.floor(sofia(day + DAYS, READ_AT)), readerFrom: sofia(day + DAYS, BEGINS) }
    : undefined;
