import { DAY, type DayNumber } from '../seed/calendar.js';
import { principalOf } from '../staff/people.js';
import { sopAt } from './agreement.js';
import type { Centre } from './centres.js';

/** Who wrote a row about the premises on a day, and under which agreement. */
export const written = (centre: Centre, day: DayNumber, subject: string, organisation: string) => ({
  recorded_by_subject: principalOf(organisation, subject),
  recorded_by_organisation: organisation,
  sop_id: sopAt(centre, day * DAY),
});
