import type { Sql } from 'postgres';

interface Past {
  zone: string;
  /** Who stays there. */
  here: string[];
  year: number;
  departed: number;
  days: number;
}

/** So many departed, and so many days on which everybody was there, from a year on; the last two are missed at the end. */
export async function addPast(owner: Sql, centre: string, { zone, here, year, departed, days }: Past) {
  await owner`insert into residents.resident (id, registration_number, given_name, family_name, date_of_birth, sex, nationality,
      languages, family_situation, centre_id, safe_zone_id, arrived_at, departed_at, departure_reason)
    select gen_random_uuid(), ${`P-${year}-`}::text || number, 'Given', 'Family', '2008-05-01', 'MALE', 'SYR',
      '{ar}', 'UNACCOMPANIED', ${centre}::uuid, ${zone}::uuid, ${`${year}-01-01T00:00:00Z`}::timestamptz,
      ${`${year}-02-01T00:00:00Z`}::timestamptz + number * interval '1 hour', 'TRANSFERRED'
    from generate_series(1, ${departed}::int) as number`;
  const check = (status: string, who: string[], most: number, from: string) => owner`
    insert into residents.presence (id, resident_id, centre_id, checked_at, status)
    select gen_random_uuid(), who, ${centre}::uuid, ${from}::timestamptz + day * interval '1 day', ${status}
    from unnest(${who}::uuid[]) as who, generate_series(1, ${most}::int) as day`;
  await owner`delete from residents.presence where status = 'ABSENT'`;
  await check('PRESENT', here, days, `${year}-03-01T00:00:00Z`);
  await check('ABSENT', here.slice(18), 2, '2024-12-01T00:00:00Z');
  await owner`vacuum analyze residents.resident, residents.presence`;
}
