import { sopAt } from '../premises/agreement.js';
import type { Centre } from '../premises/centres.js';
import { momentText } from '../seed/calendar.js';
import type { StaffMember } from '../staff/people.js';

/** Who wrote a row, for which organisation and under which agreement. @param at milliseconds since 1970 */
export const writtenBy = (person: StaffMember, centre: Centre, at: number) => ({
  recorded_by_subject: person.principal,
  recorded_by_organisation: person.organisation.code,
  sop_id: sopAt(centre, at),
});

/** The times of a row that was written once. @param at milliseconds since 1970 */
export function writtenAt(at: number) {
  const text = momentText(at);
  return { created_at: text, updated_at: text };
}
