import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';

export interface Premises {
  centreId: string;
  buildingId: string;
  zoneId: string;
  floorId: string;
  roomId: string;
  bedIds: string[];
}

/**
 * A centre with one building, zone, floor and room, and as many beds as asked for. By default, the zone is for
 * everybody, and an SOP with the State as its only party lets both organisations place residents at any time; the State
 * leads.
 */
export async function buildPremises(
  sql: Sql,
  code: string,
  beds = 2,
  { agreed = true, targetGroup = 'MIXED' } = {},
): Promise<Premises> {
  const [centreId, buildingId, zoneId, floorId, roomId] = Array.from({ length: 5 }, newIdentifier) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const bedIds = Array.from({ length: beds }, newIdentifier);
  const name = `${code} for tests`;
  await sql.begin(async (write) => {
    await write`insert into facilities.centre (id, code, name, kind, country, authority, time_zone)
      values (${centreId}, ${code}, ${name}, 'REGISTRATION_AND_RECEPTION', 'BGR', 'State Agency', 'Europe/Sofia')`;
    await write`insert into facilities.building (id, centre_id, code, name)
      values (${buildingId}, ${centreId}, 'B1', 'Main building')`;
    await write`insert into facilities.safe_zone (id, centre_id, building_id, code, name, target_group)
      values (${zoneId}, ${centreId}, ${buildingId}, ${`SZ-${code}`}, 'Safe zone', ${targetGroup})`;
    await write`insert into facilities.floor (id, building_id, safe_zone_id, level, name)
      values (${floorId}, ${buildingId}, ${zoneId}, 2, 'Second floor')`;
    await write`insert into facilities.room (id, floor_id, code, kind)
      values (${roomId}, ${floorId}, '201', 'BEDROOM')`;
    await write`insert into facilities.bed ${write(
      bedIds.map((id, index) => ({ id, room_id: roomId, code: String(index + 1) })),
    )}`;
  });
  if (agreed) await agree(sql, centreId);
  return { centreId, buildingId, zoneId, floorId, roomId, bedIds };
}

/** Has an SOP in force at a centre since 2000, signed by its parties. @returns its identifier */
export async function agree(sql: Sql, centreId: string, parties = ['STATE'], number = 1): Promise<string> {
  const id = newIdentifier();
  await sql`insert into facilities.cooperation_sop
    (id, centre_id, number, status, valid_from, document_name, document_sha256)
    values (${id}, ${centreId}, ${number}, 'IN_FORCE', '2000-01-01Z', 'SOP', ${'a'.repeat(64)})`;
  for (const organisation of ['STATE', 'IOM'])
    for (const performed of ['ACCOMMODATION', 'INFORMATION_PROVISION', 'RENOVATION'])
      await sql`insert into facilities.sop_responsibility (id, sop_id, function, organisation, level, windows, clause)
      values (${newIdentifier()}, ${id}, ${performed}, ${organisation}, ${organisation === 'STATE' ? 'LEAD' : 'SUPPORT'}, '{DAY,EVENING,NIGHT}', '3.1')`;
  const signed = { sop_id: id, signed_at: '1999-12-01T00:00:00Z', signed_by: 'Director' };
  const rows = parties.map((organisation) => ({ id: newIdentifier(), organisation, ...signed }));
  await sql`insert into facilities.sop_party ${sql(rows)}`;
  return id;
}

/** Has an SOP in force at a centre since 2000 between organisations: the State leads ACCOMMODATION. @returns its identifier */
export async function agreeBetween(
  sql: Sql,
  centreId: string,
  parties: string[],
  noticeDays: number,
): Promise<string> {
  const id = newIdentifier();
  await sql`insert into facilities.cooperation_sop
    (id, centre_id, number, status, valid_from, notice_days, document_name, document_sha256)
    values (${id}, ${centreId}, 1, 'IN_FORCE', '2000-01-01Z', ${noticeDays}, 'SOP', ${'a'.repeat(64)})`;
  await sql`insert into facilities.sop_responsibility (id, sop_id, function, organisation, level, windows, clause)
    values (${newIdentifier()}, ${id}, 'ACCOMMODATION', 'STATE', 'LEAD', '{DAY,EVENING,NIGHT}', '3.1')`;
  const signed = { sop_id: id, signed_at: '1999-12-01T00:00:00Z', signed_by: 'Director' };
  if (parties.length > 0)
    await sql`insert into facilities.sop_party ${sql(
      parties.map((organisation) => ({ id: newIdentifier(), organisation, ...signed })),
    )}`;
  return id;
}

/** Takes a bed out of service, past the API. */
export const block = (sql: Sql, bedId: string, startsAt: string, reason = 'broken') =>
  sql`insert into facilities.bed_block (id, bed_id, kind, starts_at, reason)
    values (${newIdentifier()}, ${bedId}, 'OUT_OF_SERVICE', ${startsAt}, ${reason})`;

/** Puts a resident into a bed, past the API. @returns the placement's identifier */
export async function place(
  sql: Sql,
  bedId: string,
  residentId: string,
  startsAt = '2024-01-01T00:00:00Z',
  endsAt: string | null = null,
): Promise<string> {
  const id = newIdentifier();
  await sql`insert into facilities.placement (id, bed_id, resident_id, starts_at, ends_at, end_reason)
    values (${id}, ${bedId}, ${residentId}, ${startsAt}, ${endsAt}, ${endsAt && 'DEPARTED'})`;
  return id;
}
