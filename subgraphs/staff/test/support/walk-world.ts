import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { reaches, type Walker } from '../../../../test/support/walk/roles.js';
import { keepsFrom, reads, rulesOf } from '../../../../test/support/walk/rules.js';
import type { Model, Probe, Row } from '../../../../test/support/walk/walk.js';
import { behind, entity, PAGE, root } from '../../../../test/support/walk/ways.js';

const { byField, byGroup } = rulesOf('staff');
export const rules = byField;
const group = (name: string) => byGroup.get(name)!;
const AT = '"2024-05-01T12:00:00Z"';
const RANGE = 'from: "2024-05-01T00:00:00Z", until: "2024-05-02T00:00:00Z"';

/** A shift of each employer, at two centres, a partner at the first, with somebody on it and a handover. */
export async function buildWorld(slice: OneSlice) {
  const centres = { A: newIdentifier(), B: newIdentifier() } as Record<string, string>;
  const employers: Record<string, string> = {};
  for (const code of ['STATE', 'IOM', 'CLINIC']) {
    const [row] = await slice.owner`insert into staff.organisation (id, code, name, employer)
      values (${newIdentifier()}, ${code}, ${code}, ${code === 'CLINIC' ? 'PARTNER' : code}) on conflict (code) do update set name = excluded.name returning id`;
    employers[code] = row!['id'];
  }
  const probes: Probe[] = [];
  for (const centre of ['A', 'B'])
    for (const owner of centre === 'A' ? ['STATE', 'IOM', 'CLINIC'] : ['STATE', 'IOM'])
      probes.push(...(await records(slice, centre, centres[centre]!, owner, employers[owner]!)));
  return {
    probes,
    model,
    actorOf: ({ role, purpose, organisation, centre }: Walker) => ({
      principal: `${role}-1`,
      role,
      purpose,
      organisation,
      centres: centres[centre] ? [centres[centre]] : [],
    }),
  };
}

const model: Model = {
  reads: (walker, rule, row) =>
    reads(rule, walker.letter) &&
    reaches(walker, row.centre) &&
    !keepsFrom(rule, walker.organisation, row.owner),
};

async function records(
  slice: OneSlice,
  centre: string,
  c: string,
  owner: string,
  employer: string,
): Promise<Probe[]> {
  const sql = slice.owner;
  const [member, qualification, shift, assignment, handover, zone] = Array.from(
    { length: 6 },
    newIdentifier,
  ) as [string, string, string, string, string, string];
  await sql`insert into staff.staff_member
    (id, organisation_id, full_name, role, languages, centre_ids, vetted_until, code_of_conduct_signed_on)
    values (${member}, ${employer}, ${`Somebody ${member}`}, 'NURSE', ${['bg']}, ${[c]}, '2030-01-01', '2024-01-01')`;
  await sql`insert into staff.qualification (id, staff_member_id, kind, obtained_on)
    values (${qualification}, ${member}, 'NURSING_LICENCE', '2020-01-01')`;
  await sql`insert into staff.shift (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
    values (${shift}, ${c}, ${zone}, ${employer}, 'DAY', '2024-05-01T08:00Z', '2024-05-01T16:00Z')`;
  await sql`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
    values (${assignment}, ${shift}, ${member}, '2024-05-01T08:00Z', '2024-05-01T16:00Z')`;
  await sql`insert into staff.handover (id, shift_id, centre_id, safe_zone_id, written_by_id, written_at, summary)
    values (${handover}, ${shift}, ${c}, ${zone}, ${member}, '2024-05-01T15:55Z', 'All is well.')`;
  const row: Row = { id: member, centre, owner };
  const [rota, directory, handovers] = [group('ROTA'), group('DIRECTORY'), group('HANDOVERS')];
  const ofCentre = { type: 'Centre', id: c };
  const ofZone = { type: 'SafeZone', id: zone };
  const to = (type: string, id: string, rule: typeof rota, inner = PAGE) => ({
    type,
    id,
    through: rule,
    found: rule,
    inner,
  });
  const alone = '{ id SELECTION }';
  return [
    root(row, 'StaffMember', 'staffMember', member, directory),
    entity(row, 'StaffMember', member, directory),
    {
      ...root(row, 'StaffMember', 'staff', c, directory),
      field: 'staff(centreId: $value, first: 100) { nodes { id SELECTION } }',
      find: (data) => data?.nodes.find(({ id }: { id: string }) => id === member),
    },
    behind(row, { type: 'Organisation', id: employer }, 'staff', to('StaffMember', member, directory, alone)),
    entity(row, 'Qualification', qualification, directory),
    root(row, 'Shift', 'shift', shift, rota),
    entity(row, 'Shift', shift, rota),
    behind(row, ofCentre, `shifts(first: 100, ${RANGE})`, to('Shift', shift, rota)),
    behind(row, ofZone, `shifts(first: 100, ${RANGE})`, to('Shift', shift, rota)),
    {
      ...behind(
        row,
        ofCentre,
        `onDuty(at: ${AT})`,
        to('StaffMember', member, directory, '{ person: staffMember { id SELECTION } }'),
      ),
      find: (data) =>
        data[0]?.way?.find(({ person }: { person: { id: string } }) => person.id === member)?.person,
    },
    {
      ...behind(
        row,
        ofZone,
        `onDuty(at: ${AT})`,
        to('StaffMember', member, directory, '{ person: staffMember { id SELECTION } }'),
      ),
      find: (data) => data[0]?.way?.[0]?.person,
    },
    entity(row, 'ShiftAssignment', assignment, directory),
    root(row, 'Handover', 'handover', handover, handovers),
    entity(row, 'Handover', handover, handovers),
    behind(row, ofCentre, 'handovers(first: 100)', to('Handover', handover, handovers)),
    behind(row, ofZone, 'handovers', to('Handover', handover, handovers)),
    behind(row, ofZone, 'latestHandover', to('Handover', handover, handovers, alone)),
  ];
}
