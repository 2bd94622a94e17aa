import { LAST_DAY } from '../moment.js';
import { sofia } from '../seed/calendar.js';
import type { Shift } from '../staff/rota.js';

const ZONE = 'SZ-VOENNA-RAMPA';

/** A handover that stays open for long, and what it leaves open. Moments in milliseconds. */
export interface LateReading {
  /** When it is written, where the usual moment would be too early to know of it. */
  writtenAt?: number;
  readAt: number;
  /** When the shift begins that reads it. */
  readerFrom: number;
  openPoint: string;
}

/**
 * Two handovers of one zone that are read late, once the next one of their kind is written: so one of each employer is open
 * at every moment. The State's day team, by day from seven to three, reads its own two days later. IOM's evening team, from
 * three to nine, writes after the evening count has not found a child, and reads it when the next count is over. Undefined
 * for all other teams.
 */
export function lateReadingOf({ plan, day }: Shift): LateReading | undefined {
  if (day <= LAST_DAY || plan.zone?.code !== ZONE) return undefined;
  if (plan.window === 'DAY' && plan.organisation === 'STATE')
    return {
      readAt: Math.floor(sofia(day + 2, 14.95)),
      readerFrom: sofia(day + 2, 7),
      openPoint: 'The clinic asks for the vaccination papers of two children; nobody has found them yet.',
    };
  if (plan.window === 'EVENING' && plan.organisation === 'IOM')
    return {
      writtenAt: Math.floor(sofia(day, 20.9)),
      readAt: Math.floor(sofia(day + 1, 20.95)),
      readerFrom: sofia(day + 1, 15),
      openPoint:
        'One boy was not there at the evening count. The police and the representative know: look for him at each round, and tell the case manager when he is back.',
    };
  return undefined;
}
