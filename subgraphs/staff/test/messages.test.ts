import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtAnew } from '../../../test/support/built.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { identifierIn } from '../../../test/support/walk/audited.js';
import { type Attempt, walkMessages } from '../../../test/support/walk/messages.js';
import { type Walker, walkers } from '../../../test/support/walk/roles.js';
import { rulesOf } from '../../../test/support/walk/rules.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { buildWorld } from './support/walk-world.js';

let staff: OneSlice;
let world: Awaited<ReturnType<typeof buildWorld>>;
beforeAll(async () => {
  staff = await startOneSlice(slice);
  world = await buildWorld(staff);
}, 60_000);
afterAll(() => staff?.stop());

const { byGroup } = rulesOf('staff');
const SHIFT = ['2024-05-03T08:00Z', '2024-05-03T16:00Z'];

/** Writes at centre A that meet what lies at B, or what only the employer's managers may know. */
async function attempts(): Promise<Attempt[]> {
  const sql = staff.owner;
  const at = (name: string) => world.probes.filter(({ row }) => row.centre === name);
  const [here, there] = [identifierIn(at('A'), 'staff'), identifierIn(at('B'), 'staff')];
  for (const id of [here, there]) staff.graph.known.add(id);
  const employers = Object.fromEntries(
    (await sql`select code, id from staff.organisation`).map(({ code, id }) => [code, id as string]),
  ) as Record<string, string>;
  const member = async (employer: string, more: Record<string, string | null> = {}) => {
    const id = newIdentifier();
    await sql`insert into staff.staff_member ${sql({
      ...{ id, organisation_id: employers[employer]!, full_name: `Somebody ${id}`, role: 'NURSE' },
      ...{ languages: ['bg'], centre_ids: [here, there], vetted_until: '2030-01-01' },
      code_of_conduct_signed_on: '2024-01-01',
      ...more,
    })}`;
    return id;
  };
  const shift = async (centreId: string, employer: string, staffMember?: string) => {
    const [id, assignment] = [newIdentifier(), newIdentifier()];
    await sql`insert into staff.shift (id, centre_id, organisation_id, "window", starts_at, ends_at)
      values (${id}, ${centreId}, ${employers[employer]!}, 'DAY', ${SHIFT[0]!}, ${SHIFT[1]!})`;
    if (staffMember)
      await sql`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
        values (${assignment}, ${id}, ${staffMember}, ${SHIFT[0]!}, ${SHIFT[1]!})`;
    return { id, assignment };
  };
  const sees = (group: string, centre: string) => (walker: Walker) =>
    world.model.reads(walker, byGroup.get(group)!, { id: '', centre, owner: walker.organisation });
  const otherOf = ({ organisation }: Walker) => (organisation === 'IOM' ? 'STATE' : 'IOM');
  return [
    {
      name: 'assignStaff, of who is on a shift elsewhere',
      mutation: 'assignStaff',
      knows: sees('DIRECTORY', 'B'),
      meets: 'CONFLICT',
      tells: 'This person is on another shift at that time.',
      async prepare({ organisation }, isThere) {
        const staffMemberId = await member(organisation);
        const elsewhere = await shift(there, organisation, isThere ? staffMemberId : undefined);
        const { id } = await shift(here, organisation);
        return {
          input: { shiftId: id, staffMemberId },
          hidden: [elsewhere.id, elsewhere.assignment],
        };
      },
    },
    {
      name: 'assignStaff, of who is vetted no longer, or has not signed the code of conduct',
      mutation: 'assignStaff',
      knows: sees('EMPLOYMENT', 'A'),
      meets: 'RULE_VIOLATION',
      async prepare({ organisation }, isThere) {
        const closed: Record<string, string | null> = isThere
          ? { vetted_until: '2024-04-17' }
          : { code_of_conduct_signed_on: null };
        const staffMemberId = await member(organisation, closed);
        const { id } = await shift(here, organisation);
        return { input: { shiftId: id, staffMemberId }, hidden: ['2024-04-17', 'vetted', 'conduct'] };
      },
    },
    {
      name: 'assignStaff, of somebody of another employer who is vetted no longer',
      mutation: 'assignStaff',
      knows: () => false,
      meets: 'RULE_VIOLATION',
      async prepare(walker, isThere) {
        const staffMemberId = await member(otherOf(walker), isThere ? { vetted_until: '2024-04-17' } : {});
        const { id } = await shift(here, walker.organisation);
        return { input: { shiftId: id, staffMemberId }, hidden: ['2024-04-17', 'vetted'] };
      },
    },
    {
      name: 'cancelAssignment, of one elsewhere, with another version',
      mutation: 'cancelAssignment',
      knows: sees('DIRECTORY', 'B'),
      meets: 'NOT_FOUND',
      async prepare({ organisation }, isThere) {
        const staffMemberId = await member(organisation);
        const elsewhere = await shift(there, organisation, staffMemberId);
        const assignmentId = isThere ? elsewhere.assignment : newIdentifier();
        return { input: { assignmentId, expectedVersion: 9 }, hidden: [elsewhere.id, staffMemberId] };
      },
    },
    {
      name: 'acknowledgeHandover, of one elsewhere that somebody has acknowledged',
      mutation: 'acknowledgeHandover',
      knows: sees('HANDOVERS', 'B'),
      meets: 'NOT_FOUND',
      async prepare({ organisation }, isThere) {
        const [id, writer] = [newIdentifier(), await member(organisation)];
        const elsewhere = await shift(there, organisation, writer);
        await sql`insert into staff.handover (id, shift_id, centre_id, written_by_id, written_at, summary, acknowledged_by_id, acknowledged_at)
          values (${id}, ${elsewhere.id}, ${there}, ${writer}, '2024-05-03T15:55Z', 'Canary-handover', ${writer}, '2024-05-03T16:05Z')`;
        const handoverId = isThere ? id : newIdentifier();
        return {
          input: { handoverId, expectedVersion: 1 },
          hidden: [writer, 'Canary-handover', '2024-05-03'],
        };
      },
    },
  ];
}

it('tells nothing of vetting, or of other centres, by a refusal, a conflict or a warning, but that somebody is on a shift', async () => {
  const tried = await attempts();
  const acting = newIdentifier();
  const asking = walkers(['IOM', 'STATE'], ['A', 'B'])
    .filter(({ letter, centre }) => centre === 'A' || 'cC'.includes(letter))
    .map((walker) => ({ walker, actor: { ...world.actorOf(walker), staffMember: acting } }));
  const { schema } = await buildSlice();
  const { cells, differences, met } = await walkMessages(staff, schema, asking, tried);
  console.log(`staff: ${cells} cells of messages, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...met].sort()).toEqual(tried.map(({ name }) => name).sort());
  expect(cells).toBeGreaterThan(400);
}, 300_000);

it('finds what vetting lacks when a case manager is counted among those who read it', async () => {
  const group = slice.access.groups['EMPLOYMENT']!;
  const { roles } = group;
  group.roles = [...roles, 'CASE_MANAGER'];
  const open = await startOneSlice(builtAnew(slice), {}, staff);
  try {
    const [, vetting] = await attempts();
    const asking = walkers(['STATE'], ['A'])
      .filter(({ letter, centre }) => letter === 'c' && centre === 'A')
      .map((walker) => ({ walker, actor: world.actorOf(walker) }));
    const { differences } = await walkMessages(open, (await buildSlice()).schema, asking, [vetting!]);
    expect(differences.join('\n')).toContain('is told vetted by assignStaff');
    expect(differences.join('\n')).toContain('hears a difference in assignStaff');
  } finally {
    group.roles = roles;
    await open.stop();
  }
});
