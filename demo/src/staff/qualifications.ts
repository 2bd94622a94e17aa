import type { Row } from '../bulk/table.js';
import { dayNumber, dayText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { people, type StaffMember } from './people.js';
import type { StaffRole } from './teams.js';

const OF_ROLE: Partial<Record<StaffRole, string>> = {
  SOCIAL_WORKER: 'SOCIAL_WORK_DEGREE',
  CASE_MANAGER: 'SOCIAL_WORK_DEGREE',
  PSYCHOLOGIST: 'PSYCHOLOGY_DEGREE',
  LEGAL_COUNSELLOR: 'LAW_DEGREE',
  NURSE: 'NURSING_LICENCE',
};
const LINGUISTS: readonly StaffRole[] = ['INTERPRETER', 'CULTURAL_MEDIATOR'];

function* of(person: StaffMember): Generator<Row> {
  const random = new Random(numberOf(person.subject), numberOf('qualifications'));
  const obtained = dayNumber('2012-01-01') + random.below(2200);
  const row = (kind: string, from: number, until: number | null, language: string | null = null): Row => ({
    id: identifier(person.hiredAt, random),
    staff_member_id: person.id,
    kind,
    language,
    obtained_on: dayText(from),
    valid_until: until === null ? null : dayText(until),
  });
  const degree = OF_ROLE[person.role];
  if (degree) yield row(degree, obtained, null);
  // Not everybody is trained: the hours without somebody who is are what a coverage report has to find.
  if (person.role !== 'SECURITY_GUARD' ? random.chance(0.85) : random.chance(0.4)) {
    const from = dayNumber('2023-01-01') + random.below(600);
    yield row('CHILD_PROTECTION', from, from + 3 * 365);
  }
  if (random.chance(0.6)) {
    const from = dayNumber('2022-06-01') + random.below(800);
    yield row('FIRST_AID', from, from + 2 * 365);
  }
  if (LINGUISTS.includes(person.role))
    for (const language of person.languages.filter((one) => one !== 'bg' && one !== 'en'))
      yield row('INTERPRETER_CERTIFICATE', obtained, null, language);
}

/** What people are trained for, and until when it counts. */
export const qualificationRows: readonly Row[] = people.flatMap((person) => [...of(person)]);
