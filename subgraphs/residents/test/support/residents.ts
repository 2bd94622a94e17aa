import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';

let registered = 0;

/** A name that sounds like nobody else's: to register two of one name and date of birth is held up. */
export const unlikeName = (): string =>
  [...newIdentifier().replaceAll('-', '').slice(12)]
    .map((digit) => `${'bdfghjklmnrstzqx'[Number.parseInt(digit, 16)]}a`)
    .join('');

/** Registers somebody past the API. @returns the identifier */
export async function register(
  sql: Sql,
  centreId: string,
  more: Record<string, string | boolean | null | undefined> = {},
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

/** Has a resident allow something, past the API: written, confirmed, from 2024 on, by default. @returns the identifier */
export async function allow(
  sql: Sql,
  residentId: string,
  more: Record<string, string | string[] | null> = {},
): Promise<string> {
  const id = newIdentifier();
  const [reach] = await sql`select centre_id, reach_zone, reach_case_manager
    from residents.resident where id = ${residentId}`;
  const confirmed = {
    confirmation: 'GIVEN',
    confirmed_at: '2024-01-01T00:00:00Z',
    confirmed_by_subject: 'somebody-of-the-owner',
    confirmed_by_organisation: 'OWNER',
    confirmed_by_role: 'CASE_MANAGER',
  };
  const row = {
    id,
    resident_id: residentId,
    given_by: 'RESIDENT',
    modality: 'WRITTEN',
    language: 'ar',
    legal_basis: 'CONSENT',
    field_groups: ['IDENTITY'],
    recipient_organisation: 'IOM',
    purpose: 'CARE',
    given_at: '2024-01-01T00:00:00Z',
    document_sha256: 'ab'.repeat(32),
    ...(more['confirmation'] === 'AWAITED' ? {} : confirmed),
    ...reach,
    ...more,
  };
  await sql`insert into residents.consent ${sql(row)}`;
  return id;
}

/** Has somebody asked, past the API, to be moved from the present centre to another one. @returns the identifier */
export async function transfer(
  sql: Sql,
  residentId: string,
  toCentreId: string,
  more: Record<string, string | null> = {},
): Promise<string> {
  const id = newIdentifier();
  const [present] = await sql`select id, centre_id from residents.stay where resident_id = ${residentId}
    order by arrived_at desc limit 1`;
  const { state = 'REQUESTED' } = more;
  const row = {
    id,
    resident_id: residentId,
    stay_id: present!['id'],
    from_centre_id: present!['centre_id'],
    to_centre_id: toCentreId,
    from_centre_code: 'RRC-FROM',
    to_centre_code: 'RRC-TO',
    reason: 'Nearer to an aunt',
    planned_on: '2024-02-10',
    requested_at: '2024-02-05T09:00:00Z',
    decided_at: state === 'REQUESTED' ? null : '2024-02-06T09:00:00Z',
    decided_by_subject: state === 'REQUESTED' ? null : 'somebody-else',
    ...more,
  };
  await sql`insert into residents.transfer ${sql(row)}`;
  return id;
}

/** Has a departure from the present stay been recorded and taken back, and then a transfer asked for, past the API. */
export async function undoAndMove(sql: Sql, residentId: string): Promise<void> {
  await sql`insert into residents.undone_departure
    (id, resident_id, stay_id, departed_at, departure_reason, recorded_at, undone_at, reason)
    select ${newIdentifier()}, resident_id, id, '2024-02-01T09:00:00Z', 'OTHER', '2024-02-01T10:00:00Z',
      '2024-02-01T11:00:00Z', 'Another child was meant'
    from residents.stay where resident_id = ${residentId} order by arrived_at desc limit 1`;
  await transfer(sql, residentId, newIdentifier());
}

/** What a record of a relative, a document, a photo or a stage of a procedure says in the tests. */
const RECORDS = {
  kin: {
    ...{ relation: 'UNCLE_OR_AUNT', name: 'An uncle', place: 'Plovdiv', standing: 'CLAIMED' },
    ...{ safe_to_contact: 'NO', told_by: 'RESIDENT' },
  },
  identity_document: {
    ...{
      type: 'PASSPORT',
      number: 'P-1',
      issuing_country: 'SYR',
      issued_on: '2020-01-01',
      expires_on: '2030-01-01',
    },
    ...{ seen: 'COPY', kept_where: 'In the safe' },
  },
  photo: {
    ...{ store_key: 'photos/1', content_type: 'JPEG', sha256: 'ab'.repeat(32) },
    ...{ taken_on: '2024-02-01', consent: 'RESIDENT' },
  },
  procedure_step: { stage: 'APPEALED', reached_on: '2024-02-01', reference: 'AO-1', told_by: 'DOCUMENT' },
};

/** Records one of these of somebody, past the API. @returns the identifier */
export async function recordOf(
  sql: Sql,
  table: keyof typeof RECORDS,
  residentId: string,
  more: Record<string, string | null> = {},
): Promise<string> {
  const id = newIdentifier();
  const row = {
    id,
    resident_id: residentId,
    recorded_at: '2024-02-01T00:00:00Z',
    ...RECORDS[table],
    ...more,
  };
  await sql`insert into ${sql(`residents.${table}`)} ${sql(row)}`;
  return id;
}
