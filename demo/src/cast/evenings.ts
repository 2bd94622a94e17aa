import type { Resident } from '../population/resident.js';
import type { DayNumber } from '../seed/calendar.js';
import { missingOn } from './days.js';

/** What the evening count of the cast finds, and how many minutes after the round has begun, where that matters. */
export interface CastCheck {
  status: 'PRESENT' | 'MISSING';
  minutes?: number;
}

/** The round comes to who is missing while it goes on, and who was missing comes back when it is over: so one always is. */
const NOT_FOUND = 41;
const BACK = 88;

/** The check of an evening by script; undefined for everybody who is not of the cast. */
export function castCheckOn({ cast }: Resident, day: DayNumber): CastCheck | undefined {
  if (!cast) return undefined;
  const isBoy = cast.role === 'COMES_OF_AGE';
  if (isBoy && missingOn(day) === cast.holder) return { status: 'MISSING', minutes: NOT_FOUND };
  if (isBoy && missingOn(day - 1) === cast.holder) return { status: 'PRESENT', minutes: BACK };
  return { status: 'PRESENT' };
}
