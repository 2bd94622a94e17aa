import type { Row } from '../bulk/table.js';
import { dayNumber, dayText, sofiaDay } from '../seed/calendar.js';
import { numberOf, Random } from '../seed/random.js';
import { organisations } from './organisations.js';
import { people } from './people.js';

export const organisationRows: readonly Row[] = organisations.map(({ id, code, name, employer }) => ({
  id,
  code,
  name,
  employer,
}));

/** A few people's vetting has run out, and a few never signed the code of conduct: a report has to find them. */
export const staffMemberRows: readonly Row[] = people.map((person) => {
  const random = new Random(numberOf(person.subject), numberOf('vetting'));
  const exemplary = person.team.personas?.includes(person.subject) ?? false;
  const lapsed = !exemplary && random.chance(0.05);
  const unsigned = !exemplary && random.chance(0.03);
  return {
    id: person.id,
    organisation_id: person.organisation.id,
    subject: person.principal,
    full_name: person.fullName,
    role: person.role,
    languages: person.languages,
    centre_ids: person.centres.map(({ id }) => id),
    vetted_until: dayText(
      lapsed ? dayNumber('2024-03-01') + random.below(250) : dayNumber('2030-01-01') + random.below(700),
    ),
    code_of_conduct_signed_on: unsigned ? null : dayText(sofiaDay(person.hiredAt) + random.below(10)),
    active: true,
  };
});
