import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import type { Asker, Rows } from '../../../../test/support/walk/identifier-probe.js';
import { EVERYWHERE, ROLES, walkers } from '../../../../test/support/walk/roles.js';
import { agree, buildPremises, place } from './premises.js';

/** A centre with a row of every sort. @param parties who signed its agreement */
async function centre(slice: OneSlice, code: string, parties: string[]): Promise<Rows> {
  const sql = slice.owner;
  const premises = await buildPremises(sql, code, 3, { agreed: false });
  const { centreId, buildingId, zoneId, floorId, roomId } = premises;
  const [taken, free, blocked] = premises.bedIds as [string, string, string];
  const ids = Array.from({ length: 13 }, newIdentifier) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [
    shelter,
    block,
    inspection,
    finding,
    work,
    going,
    unit,
    rules,
    notice,
    resident,
    incomer,
    later,
    indicator,
  ] = ids;
  const sop = await agree(sql, centreId, parties);
  await sql`insert into facilities.cooperation_sop (id, centre_id, number, status, valid_from, document_name, document_sha256)
    values (${later}, ${centreId}, 2, 'DRAFT', '2199-01-01Z', 'SOP', ${'a'.repeat(64)})`;
  await sql`insert into facilities.shelter (id, centre_id, code, name) values (${shelter}, ${centreId}, ${`SH-${code}`}, 'Site')`;
  await sql`insert into facilities.bed_block (id, bed_id, kind, starts_at, reason)
    values (${block}, ${blocked}, 'OUT_OF_SERVICE', '2024-06-01Z', 'Broken')`;
  await sql`insert into facilities.inspection (id, centre_id, inspected_on, authority, outcome, summary)
    values (${inspection}, ${centreId}, '2024-06-01', 'Inspectorate', 'PASSED_WITH_FINDINGS', 'x')`;
  await sql`insert into facilities.inspection_finding (id, inspection_id, text, severity)
    values (${finding}, ${inspection}, 'A step is loose.', 'LOW')`;
  for (const [id, state] of [
    [work, 'REQUESTED'],
    [going, 'IN_PROGRESS'],
  ] as const)
    await sql`insert into facilities.work_order (id, centre_id, title, state, requested_by, opened_on, started_on)
      values (${id}, ${centreId}, 'Repair', ${state}, 'STATE', '2024-03-01', ${state === 'REQUESTED' ? null : '2024-03-02'})`;
  await sql`insert into facilities.sanitary_unit (id, centre_id, building_id, code, kind, access)
    values (${unit}, ${centreId}, ${buildingId}, 'T1', 'TOILET', 'ALL')`;
  await sql`insert into facilities.sanitary_condition (id, unit_id, state, starts_at)
    values (${newIdentifier()}, ${unit}, 'WORKING', '2024-01-01Z')`;
  await sql`insert into facilities.house_rule (id, centre_id, language, title, text, valid_from)
    values (${rules}, ${centreId}, 'en', 'Rules', 'Be kind.', '2024-01-01')`;
  await sql`insert into facilities.notice (id, centre_id, audience, starts_at) values (${notice}, ${centreId}, 'EVERYBODY', '2024-01-01Z')`;
  await sql`insert into facilities.notice_text (id, notice_id, language, title, text)
    values (${newIdentifier()}, ${notice}, 'en', 'Water', 'No water.')`;
  await sql`insert into facilities.standard_indicator
    select (jsonb_populate_record(one, jsonb_build_object('id', ${indicator}::text, 'centre_id', ${centreId}::text, 'valid_from', '2024-02-01'))).*
    from facilities.standard_indicator one where code = 'ADULT_SEPARATE' and centre_id is null limit 1`;
  const placement = await place(sql, taken, resident, '2024-03-01Z');
  const reservation = newIdentifier();
  await sql`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at, expected_until)
    values (${reservation}, ${blocked}, ${incomer}, 'RESERVED', now() - interval '1 hour', now() + interval '20 days')`;
  const unplaced = newIdentifier();
  for (const person of [resident, incomer, unplaced]) {
    slice.graph.known.add(person);
    slice.graph.placed.set(person, centreId);
  }
  slice.graph.known.add(centreId);
  return {
    Centre: centreId,
    CentreCode: code,
    Building: buildingId,
    SafeZone: zoneId,
    SafeZoneCode: `SZ-${code}`,
    Shelter: shelter,
    Floor: floorId,
    Room: roomId,
    Bed: taken,
    FreeBed: free,
    Block: block,
    Placement: placement,
    Reservation: reservation,
    Resident: resident,
    NewResident: unplaced,
    Inspection: inspection,
    Finding: finding,
    WorkOrder: work,
    WorkInProgress: going,
    SanitaryUnit: unit,
    HouseRules: rules,
    Notice: notice,
    Indicator: indicator,
    Sop: sop,
    LaterSop: later,
  };
}

const PERSONAL = 'Placement Reservation'.split(' ');
const onlyPeople = (rows: Rows): Rows => Object.fromEntries(PERSONAL.map((name) => [name, rows[name]!]));

const withoutPeople = ({ Placement: _, Reservation: __, ...rows }: Rows): Rows => rows;

/** Whoever asks, there is another centre; for others than the owner one without their signature; for narrowed ones a zone. */
export async function buildHiddenWorld(slice: OneSlice): Promise<Asker[]> {
  const both = ['STATE', 'IOM'];
  const elsewhere = await centre(slice, 'ELSEWHERE', both);
  const alone = await centre(slice, 'ALONE', ['STATE']);
  const onDutyAt = new Map<unknown, string>();
  slice.graph.answer = (query, { id }) =>
    query.includes('WhereOnDuty')
      ? { staffMember: { id, shifts: [{ id: 's', centre: { id: onDutyAt.get(id) } }] } }
      : undefined;
  const askers: Asker[] = [];
  let centres = 0;
  const shared = await centre(slice, 'HERE', both);
  for (const { letter, organisation, centre: at } of walkers(both, ['A'])) {
    if (at === EVERYWHERE) continue;
    const { role, purpose } = ROLES[letter]!;
    const writes = letter === 'C';
    const seen = writes ? await centre(slice, `HERE${(centres += 1)}`, both) : shared;
    const staffMember = newIdentifier();
    onDutyAt.set(staffMember, seen['Centre']!);
    const reach = { principal: `${organisation}:${role}`, role, purpose, organisation, staffMember };
    const asker = { name: `${role} of ${organisation}`, seen, writes };
    const actor = { ...reach, centres: [seen['Centre']!] };
    askers.push({ ...asker, kind: 'another centre', actor, hidden: elsewhere });
    const alsoAlone = { ...reach, centres: [seen['Centre']!, alone['Centre']!] };
    if (organisation === 'IOM')
      askers.push({
        ...asker,
        kind: 'a centre without an agreement',
        actor: alsoAlone,
        hidden: onlyPeople(alone),
      });
    if (organisation === 'IOM' || !'CnS'.includes(letter)) continue;
    const zones = [seen['SafeZone']!];
    askers.push({
      ...asker,
      kind: 'another zone',
      actor: { ...alsoAlone, zones },
      hidden: onlyPeople(alone),
    });
    askers.push({
      ...asker,
      kind: 'no own case, since no case is known',
      actor: { ...actor, ownCasesOnly: true },
      seen: withoutPeople(seen),
      hidden: onlyPeople(seen),
    });
  }
  return askers;
}
