import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import type { Asker, Questions, Rows } from '../../../../test/support/walk/identifier-probe.js';
import { EVERYWHERE, walkers } from '../../../../test/support/walk/roles.js';

const [FROM, UNTIL] = ['2024-05-01T08:00:00Z', '2024-05-01T16:00:00Z'];

/** Everything in this slice by which somebody can name a row, with what else each question needs. */
export const questions: Questions = {
  'Query.dutyJudgement': { id: '@StaffMember', centreId: '@Centre', duty: 'SERVICE' },
  'Query.handover': { id: '@Handover' },
  'Query.staffMember': { id: '@StaffMember' },
  'Query.staff': { centreId: '@Centre' },
  'Query.shift': { id: '@Shift' },
  '_entities(Centre.id)': { id: '@Centre' },
  '_entities(SafeZone.id)': { id: '@SafeZone' },
  '_entities(StaffMember.id)': { id: '@StaffMember' },
  '_entities(Qualification.id)': { id: '@Qualification' },
  '_entities(Shift.id)': { id: '@Shift' },
  '_entities(ShiftAssignment.id)': { id: '@ShiftAssignment' },
  '_entities(Handover.id)': { id: '@Handover' },
  'Mutation.writeHandover': { input: { shiftId: '@Shift', summary: 'All is well.', openPoints: [] } },
  'Mutation.acknowledgeHandover': { input: { handoverId: '@Handover', expectedVersion: 1 } },
  'Mutation.createShift': {
    input: {
      centreId: '@Centre',
      safeZoneId: '@SafeZone',
      window: 'DAY',
      startsAt: FROM,
      endsAt: UNTIL,
      staffNeeded: 1,
    },
  },
  'Mutation.assignStaff': { input: { shiftId: '@Shift', staffMemberId: '@StaffMember' } },
  'Mutation.cancelAssignment': { input: { assignmentId: '@ShiftAssignment', expectedVersion: 1 } },
};

const PUBLIC = 'which organisations work at the centres is known to everybody';
export const exempt: Record<string, string> = {
  'Query.organisation(id)': PUBLIC,
  'Query.organisationByCode(code)': PUBLIC,
  '_entities(Organisation.id)': PUBLIC,
  '_entities(Organisation.code)': PUBLIC,
};

/** What is required of the fields of an answer. */
export const values = { from: `"${FROM}"`, until: `"${UNTIL}"` };

/** A shift in a zone with somebody on it, and what it told the next. */
async function record(
  { owner: sql, graph }: OneSlice,
  centre: string,
  zone: string,
  employer: string,
): Promise<Rows> {
  const ids = Array.from({ length: 5 }, newIdentifier) as [string, string, string, string, string];
  const [member, qualification, shift, assignment, handover] = ids;
  await sql`insert into staff.staff_member
    (id, organisation_id, full_name, role, languages, centre_ids, vetted_until, code_of_conduct_signed_on)
    values (${member}, ${employer}, ${`Somebody ${member}`}, 'NURSE', ${['bg']}, ${[centre]}, '2030-01-01', '2024-01-01')`;
  await sql`insert into staff.qualification (id, staff_member_id, kind, obtained_on)
    values (${qualification}, ${member}, 'NURSING_LICENCE', '2020-01-01')`;
  await sql`insert into staff.shift (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
    values (${shift}, ${centre}, ${zone}, ${employer}, 'DAY', ${FROM}, ${UNTIL})`;
  await sql`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
    values (${assignment}, ${shift}, ${member}, ${FROM}, ${UNTIL})`;
  await sql`insert into staff.handover (id, shift_id, centre_id, safe_zone_id, written_by_id, written_at, summary)
    values (${handover}, ${shift}, ${centre}, ${zone}, ${member}, '2024-05-01T15:55Z', 'All is well.')`;
  graph.known.add(centre).add(zone);
  graph.placed.set(zone, centre);
  return {
    Centre: centre,
    SafeZone: zone,
    StaffMember: member,
    Qualification: qualification,
    Shift: shift,
    ShiftAssignment: assignment,
    Handover: handover,
  };
}

/** Whoever asks, there is another centre; and for a narrowed sign-in another zone. */
export async function buildHiddenWorld(slice: OneSlice): Promise<Asker[]> {
  const employers: Rows = { STATE: newIdentifier(), IOM: newIdentifier() };
  for (const [code, id] of Object.entries(employers))
    await slice.owner`insert into staff.organisation (id, code, name, employer) values (${id}, ${code}, ${code}, ${code})`;
  const [here, elsewhere, zone] = [newIdentifier(), newIdentifier(), newIdentifier()] as [
    string,
    string,
    string,
  ];
  const askers: Asker[] = [];
  for (const { letter, role, purpose, organisation, centre } of walkers(['STATE', 'IOM'], ['A'])) {
    if (centre === EVERYWHERE) continue;
    const employer = employers[organisation]!;
    const seen = await record(slice, here, zone, employer);
    const hidden = await record(slice, elsewhere, newIdentifier(), employer);
    const reach = { principal: `${organisation}:${role}`, role, purpose, organisation, centres: [here] };
    const asker = { name: `${role} of ${organisation}`, seen, writes: letter === 'C' };
    const actor = { ...reach, staffMember: seen['StaffMember']! };
    askers.push({ ...asker, kind: 'another centre', actor, hidden });
    // Another organisation's rows of another centre are as absent as one's own.
    const others = await record(
      slice,
      elsewhere,
      newIdentifier(),
      employers[organisation === 'IOM' ? 'STATE' : 'IOM']!,
    );
    askers.push({ ...asker, kind: "another centre of the other employer's", actor, hidden: others });
    if (!'nCS'.includes(letter)) continue;
    const { Handover } = await record(slice, here, newIdentifier(), employer);
    const narrowed = { ...actor, zones: [zone] };
    if (letter !== 'S')
      askers.push({ ...asker, kind: 'another zone', actor: narrowed, hidden: { Handover: Handover! } });
    // What a slice asks for somebody is narrowed to what that person may know.
    else
      askers.push({
        ...asker,
        kind: 'another centre, asked for somebody',
        actor: {
          ...actor,
          centres: [],
          allCentres: true,
          onBehalf: { ...reach, role: 'NURSE', purpose: 'CARE' },
        },
        hidden: { StaffMember: hidden['StaffMember']!, Shift: hidden['Shift']!, Centre: elsewhere },
      });
  }
  return askers;
}
