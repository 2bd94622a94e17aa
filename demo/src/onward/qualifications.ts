import type { Dated, Onward } from '../bulk/dated.js';
import { ONWARD_TRAINING } from '../calibration.js';
import { LAST_DAY } from '../moment.js';
import { dayNumber, dayText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { qualificationRows } from '../staff/qualifications.js';

const stream = numberOf('renewals');

/** Training that is renewed, most of it in time: without that nobody would be trained any more after three years. */
export const qualificationsOnward = (until: number): Onward => ({
  *dated(): Generator<Dated> {
    for (const first of qualificationRows) {
      if (first['valid_until'] === null) continue;
      const random = new Random(stream, numberOf(String(first['id'])));
      const from = dayNumber(String(first['obtained_on']));
      let ends = dayNumber(String(first['valid_until']));
      const days = ends - from;
      while (ends <= sofiaDay(until) + ONWARD_TRAINING.earlyDays) {
        const late = random.chance(ONWARD_TRAINING.late);
        const day = ends + (late ? 5 + random.below(60) : -random.below(ONWARD_TRAINING.earlyDays));
        ends = day + days;
        if (day <= LAST_DAY) continue;
        const at = sofia(day, 16);
        const row = {
          ...first,
          id: identifier(at, random),
          obtained_on: dayText(day),
          valid_until: dayText(ends),
        };
        yield { at, row };
      }
    }
  },
});
