import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';

const [HERE, ELSEWHERE, ZONE] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const RANGE = 'from: "2024-05-01T00:00:00Z", until: "2024-05-02T00:00:00Z"';
const WRITE = `mutation ($input: WriteHandoverInput!) { writeHandover(input: $input) {
  handover { summary } userErrors { code path } } }`;

let staff: OneSlice;
const of: Record<string, { member: string; shift: string; handover: string }> = {};

/** A shift of an employer with somebody on it and a handover. */
async function employ(code: string, centre: string) {
  const sql = staff.owner;
  const [organisation, member, shift, handover] = Array.from({ length: 4 }, newIdentifier) as [
    string,
    string,
    string,
    string,
  ];
  const employer = code === 'CLINIC' ? 'PARTNER' : code;
  const [row] = await sql`insert into staff.organisation (id, code, name, employer)
    values (${organisation}, ${code}, ${code}, ${employer}) on conflict (code) do update set name = excluded.name returning id`;
  const employerId = row!['id'];
  await sql`insert into staff.staff_member (id, organisation_id, full_name, role, languages, centre_ids)
    values (${member}, ${employerId}, ${`Somebody of ${code}`}, 'NURSE', ${['bg']}, ${[centre]})`;
  await sql`insert into staff.shift (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
    values (${shift}, ${centre}, ${ZONE}, ${employerId}, 'DAY', '2024-05-01T08:00Z', '2024-05-01T16:00Z')`;
  await sql`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
    values (${newIdentifier()}, ${shift}, ${member}, '2024-05-01T08:00Z', '2024-05-01T16:00Z')`;
  await sql`insert into staff.handover (id, shift_id, centre_id, safe_zone_id, written_by_id, written_at, summary)
    values (${handover}, ${shift}, ${centre}, ${ZONE}, ${member}, '2024-05-01T15:55Z', ${`Told by ${code}`})`;
  return { member, shift, handover };
}

beforeAll(async () => {
  staff = await startOneSlice(slice);
  for (const code of ['STATE', 'IOM', 'CLINIC']) {
    await employ(code, ELSEWHERE);
    of[code] = await employ(code, HERE);
  }
}, 60_000);
afterAll(() => staff?.stop());

const at = (organisation: string, role = 'SOCIAL_WORKER', purpose = 'CARE') => ({
  principal: `${organisation}:${role}`,
  organisation,
  role,
  purpose,
  centres: [HERE],
  staffMember: of[organisation]!.member,
});

/** Whose handovers and people an actor finds at the centre and in its zone, by every list. */
async function found(actor: object) {
  const { data } = await staff.ask(
    actor,
    `query ($at: [_Any!]!) { staff(centreId: "${HERE}", first: 50) { totalCount nodes { fullName } }
      _entities(representations: $at) {
        ... on Centre { handovers(first: 50) { totalCount nodes { summary } }
          onDuty(at: "2024-05-01T12:00:00Z") { staffMember { fullName } }
          shifts(first: 50, ${RANGE}) { totalCount } }
        ... on SafeZone { handovers(first: 50) { totalCount nodes { summary } } latestHandover { summary } } } }`,
    {
      at: [
        { __typename: 'Centre', id: HERE },
        { __typename: 'SafeZone', id: ZONE },
      ],
    },
  );
  const [centre, zone] = data._entities;
  const told = ({ totalCount, nodes }: { totalCount: number; nodes: { summary: string }[] }) => {
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ summary }) => summary).sort();
  };
  return {
    atCentre: told(centre.handovers),
    inZone: told(zone.handovers),
    people: data.staff.nodes.map(({ fullName }: { fullName: string }) => fullName).sort(),
    onDuty: centre.onDuty
      .map(({ staffMember }: { staffMember: { fullName: string } }) => staffMember.fullName)
      .sort(),
    shifts: centre.shifts.totalCount,
  };
}

it.each([
  ['SOCIAL_WORKER', 'CARE'],
  ['LEGAL_COUNSELLOR', 'LEGAL_AID'],
  ['NURSE', 'CARE'],
  ['COORDINATOR', 'COORDINATION'],
])(
  'a %s of a partner at the centre finds the handovers and people of the partner alone',
  async (role, purpose) => {
    expect(await found(at('CLINIC', role, purpose))).toEqual({
      atCentre: ['Told by CLINIC'],
      inZone: ['Told by CLINIC'],
      people: ['Somebody of CLINIC'],
      onDuty: ['Somebody of CLINIC'],
      shifts: 3,
    });
  },
);

it.each(['STATE', 'IOM'])(
  '%s reads the handovers of every employer at its centre, and knows all who work there',
  async (code) => {
    const all = ['Told by CLINIC', 'Told by IOM', 'Told by STATE'];
    expect(await found(at(code))).toMatchObject({ atCentre: all, inZone: all, shifts: 3 });
    expect((await found(at(code))).people).toHaveLength(3);
  },
);

it("a partner's worker reads no handover of the State by its key, nor through its shift, and acknowledges none", async () => {
  const { handover, shift } = of['STATE']!;
  const { data, errors } = await staff.ask(
    at('CLINIC'),
    `{ handover(id: "${handover}") { summary } shift(id: "${shift}") { staffNeeded handovers { summary } assignments { id } } }`,
  );
  expect(data).toMatchObject({ handover: null, shift: { staffNeeded: expect.any(Number) } });
  expect((errors as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code)).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  const acknowledged = await staff.ask(
    at('CLINIC'),
    'mutation ($input: AcknowledgeHandoverInput!) { acknowledgeHandover(input: $input) { userErrors { code } } }',
    { input: { handoverId: handover, expectedVersion: 1, idempotencyKey: newIdentifier() } },
  );
  expect(acknowledged.data.acknowledgeHandover.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
});

it('a partner hands over for its own shift, and for no other', async () => {
  const write = async (shiftId: string) => {
    const input = { shiftId, summary: 'All is well.', openPoints: [], idempotencyKey: newIdentifier() };
    return (await staff.ask(at('CLINIC'), WRITE, { input })).data.writeHandover;
  };
  expect((await write(of['STATE']!.shift)).userErrors).toEqual([
    { code: 'FORBIDDEN', path: ['input', 'shiftId'] },
  ]);
  expect(await write(of['CLINIC']!.shift)).toEqual({ handover: { summary: 'All is well.' }, userErrors: [] });
});
