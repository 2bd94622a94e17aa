import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { identifierIn } from '../../../../test/support/walk/audited.js';
import type { Asked } from '../../../../test/support/walk/questions.js';
import { everybody, type Walker } from '../../../../test/support/walk/roles.js';
import { rulesOf } from '../../../../test/support/walk/rules.js';
import type { Secret } from '../../../../test/support/walk/side-doors.js';
import { buildWorld } from './walk-world.js';

const { byGroup } = rulesOf('staff');

/** A world with what can be asked about it, and its secrets: of the State's employee at A, and of the shift there. */
export async function sideDoorWorld(slice: OneSlice) {
  const world = await buildWorld(slice);
  const sql = slice.owner;
  const { probes, model } = world;
  // The first records of that world are these.
  const id = (name: string) => identifierIn(probes, name);
  const ofMember = probes[0]!.row;
  const [member, centre, zone, employer] = [
    id('staffMember'),
    id('staff'),
    id('SafeZone.handovers'),
    id('Organisation.staff'),
  ];
  const ids = {
    Shift: id('shift'),
    Handover: id('handover'),
    Qualification: id('_entities Qualification'),
    ShiftAssignment: id('_entities ShiftAssignment'),
  };
  await sql`update staff.staff_member set vetted_until = '2031-03-17', code_of_conduct_signed_on = '2019-09-23' where id = ${member}`;
  await sql`update staff.handover set summary = 'Canary-handover' where id = ${ids.Handover}`;
  const row = (own: string) => ({ ...ofMember, id: own });
  const at = (key: string, own = key) => [{ key, row: row(own) }];
  const range = ['"2024-05-01T00:00:00Z"', '"2024-05-02T00:00:00Z"'];
  const place = (key: string, type: string) => ({
    [`${type}.shifts`]: at(key, ids.Shift),
    [`${type}.onDuty`]: at(key, member),
    [`${type}.handovers`]: at(key, ids.Handover),
    [`${type}.latestHandover`]: at(key, ids.Handover),
    [`${type}.coverage`]: at(key, centre),
  });
  const asked: Asked = {
    rows: {
      ...Object.fromEntries(Object.entries(ids).map(([type, key]) => [type, at(key)])),
      StaffMember: at(member),
      'StaffMember.shifts': at(member, ids.Shift),
      'StaffMember.qualifications': at(member, ids.Qualification),
      'Shift.assignments': at(ids.Shift, ids.ShiftAssignment),
      'Shift.handovers': at(ids.Shift, ids.Handover),
      Organisation: at(employer, member),
      Centre: at(centre),
      ...place(centre, 'Centre'),
      ...place(zone, 'SafeZone'),
      // Words of the schema: no key leads to them, and they are the same for everybody.
      CodedValue: [],
    },
    roots: {
      // Of whoever asks.
      'Query.viewer': [],
      'Query.staffValueLists': [],
      // Of no row: numbers of an edition, which holds no text.
      'Query.staffStatistics': [],
      'Query.staffStatisticsCatalogue': [],
      'Query.handover': [{ text: `id: "${ids.Handover}"`, row: row(ids.Handover) }],
      'Query.shift': [{ text: `id: "${ids.Shift}"`, row: row(ids.Shift) }],
      'Query.staffMember': [{ text: `id: "${member}"`, row: row(member) }],
      'Query.staff': ['', ', first: 1', ', role: NURSE', ', role: PSYCHOLOGIST', ', after: null'].map(
        (more) => ({
          text: `centreId: "${centre}"${more}`,
          row: row(more.includes('PSY') ? 'nobody' : member),
        }),
      ),
      'Query.dutyJudgement': ['', ', organisation: "IOM"', ', language: "ar"', `, centreId: "${centre}"`].map(
        (more) => ({ text: `id: "${member}", duty: SERVICE${more}`, row: row(member) }),
      ),
      // Who they are is known to everybody.
      'Query.organisations': [],
      'Query.organisation': [],
      'Query.organisationByCode': [],
    },
    values: {
      first: ['1'],
      after: [],
      from: [range[0]!],
      until: [range[1]!],
      at: ['"2024-05-01T12:00:00Z"', '"2024-05-01T20:00:00Z"'],
      days: ['366'],
      before: ['"2024-05-02T12:00:00Z"'],
    },
  };
  const reads =
    (...groups: string[]) =>
    (walker: Walker): boolean =>
      groups.every((group) => model.reads(walker, byGroup.get(group)!, ofMember));
  const secrets: Secret[] = [
    {
      name: 'vetting',
      forms: ['2031-03-17', '2019-09-23'],
      knows: reads('DIRECTORY', 'EMPLOYMENT'),
      change: async () => {
        await sql`update staff.staff_member set vetted_until = '2020-01-01', code_of_conduct_signed_on = null where id = ${member}`;
      },
    },
    {
      name: 'handover',
      forms: ['Canary-handover', ids.Handover],
      knows: reads('HANDOVERS'),
      change: async () => {
        await sql`insert into staff.handover (id, shift_id, centre_id, safe_zone_id, written_by_id, written_at, summary)
          values (${newIdentifier()}, ${ids.Shift}, ${centre}, ${zone}, ${member}, '2024-05-01T15:58Z', 'Another')`;
      },
    },
    {
      name: 'colleague',
      forms: [`Somebody ${member}`, ids.ShiftAssignment, ids.Qualification],
      knows: reads('DIRECTORY'),
      change: async () => {
        // Somebody else has the shift: how many are planned, which everybody may know, stays.
        const other = newIdentifier();
        await sql`insert into staff.staff_member (id, organisation_id, full_name, role, languages, centre_ids)
          values (${other}, ${employer}, 'Aaron', 'PSYCHOLOGIST', ${['ar']}, ${[centre]})`;
        await sql`update staff.shift_assignment set staff_member_id = ${other} where id = ${ids.ShiftAssignment}`;
      },
    },
  ];
  // Everybody of both organisations at A; at B and everywhere those who see most.
  const asking = everybody(['STATE', 'IOM'], ['A', 'B'])
    .filter(({ letter, centre: works }) => works === 'A' || 'cC'.includes(letter))
    .map((walker) => ({ walker, actor: world.actorOf(walker) }));
  return { world, asked, secrets, asking };
}
