import { CHILD_DEPARTURES, CHILD_STAY, OTHER_DEPARTURES, OTHER_STAY } from '../calibration.js';
import { DAY, HOUR, sofia } from '../seed/calendar.js';
import type { Random } from '../seed/random.js';

export type DepartureReason =
  | 'LEFT_WITHOUT_NOTICE'
  | 'TRANSFERRED'
  | 'REUNITED_WITH_FAMILY'
  | 'FOSTER_OR_RESIDENTIAL_CARE'
  | 'TURNED_18'
  | 'VOLUNTARY_RETURN'
  | 'OTHER';

/** The end of a stay, as it will be: it may lie in the future. */
export interface Departure {
  departedAt: number;
  reason: DepartureReason;
}

/** How long children who arrive alone stay, in milliseconds. */
export function childStay(random: Random): number {
  if (random.chance(CHILD_STAY.underOneDay)) return random.between(2 * HOUR, 22 * HOUR);
  const days = random.logNormal(CHILD_STAY.median, CHILD_STAY.spread);
  return Math.min(Math.max(days, 1.02), CHILD_STAY.longest) * DAY;
}

/** A stay of which it is known that it lasts for some time: longer stays are met more often than short ones. */
export function stayBeyond(least: number, draw: () => number): number {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const stay = draw();
    if (stay > least) return stay;
  }
  return least + DAY;
}

/** Lengths of stay in days: a log-normal distribution, cut off. */
export interface Stays {
  median: number;
  spread: number;
  longest: number;
}

/** How long adults and families stay, in milliseconds. */
export function otherStay(random: Random, { median, spread, longest }: Stays = OTHER_STAY): number {
  const days = random.logNormal(median, spread);
  return Math.min(Math.max(days, 1.02), longest) * DAY;
}

/** The day on which a person born on a day turns 18. */
export function eighteenthBirthday(birthDay: number): number {
  const born = new Date(birthDay * DAY);
  return Date.UTC(born.getUTCFullYear() + 18, born.getUTCMonth(), born.getUTCDate()) / DAY;
}

/** How a stay of a length ends. A child alone leaves on the 18th birthday at the latest. */
export function departure(
  random: Random,
  arrivedAt: number,
  stay: number,
  aloneBornOn: number | null,
): Departure {
  const reason = random.weighted(aloneBornOn === null ? OTHER_DEPARTURES : CHILD_DEPARTURES);
  let result: Departure = { departedAt: Math.floor(arrivedAt + stay), reason };
  if (aloneBornOn !== null) {
    const adult = Math.floor(sofia(eighteenthBirthday(aloneBornOn), 10));
    if (adult < result.departedAt) result = { departedAt: adult, reason: 'TURNED_18' };
  }
  return result;
}
