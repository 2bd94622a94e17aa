import { newIdentifier } from '@mrrm/platform/identifiers';
import type { Sql } from 'postgres';

let registered = 0;

/** Registers somebody past the API. @returns the identifier */
export async function register(
  sql: Sql,
  centreId: string,
  more: Record<string, string | null> = {},
): Promise<string> {
  const id = newIdentifier();
  registered += 1;
  const row = {
    id,
    registration_number: `R-${registered}`,
    given_name: `Given ${registered}`,
    family_name: 'Family',
    date_of_birth: '2008-05-01',
    sex: 'MALE',
    nationality: 'SYR',
    languages: ['ar'],
    family_situation: 'UNACCOMPANIED',
    centre_id: centreId,
    arrived_at: '2024-01-01T00:00:00Z',
    ...more,
  };
  await sql`insert into residents.resident ${sql(row)}`;
  return id;
}

/** Has the agreement at a centre open groups to an organisation. */
export async function share(
  sql: Sql,
  centreId: string,
  organisation = 'IOM',
  groups = ['OPERATIONAL', 'IDENTITY', 'PROTECTION'],
): Promise<void> {
  await sql`insert into residents.sharing_clause
    (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
    values (${newIdentifier()}, ${centreId}, ${organisation}, ${groups}, ${['CARE', 'PROTECTION', 'COORDINATION']},
      ${newIdentifier()}, 'A.1', '2020-01-01')`;
}
