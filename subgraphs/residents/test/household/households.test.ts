import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, wordsOf } from '../support/followers.js';
import { register, unlikeName } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const CLERK = { role: 'CASE_MANAGER', purpose: 'CARE', centres: [HERE] };
const MEMBERSHIPS = `householdMemberships { relation joinedAt joinedBecause recordedBy { id } leftAt ending leftBecause endedBy { id }
  household { registrationNumber } }`;
const MEMBER = `resident { id version household { id registrationNumber version members { id } } ${MEMBERSHIPS} }
  userErrors { code path rule }`;
const JOIN = `mutation ($input: JoinHouseholdInput!) { joinHousehold(input: $input) { ${MEMBER} } }`;
const LEAVE = `mutation ($input: LeaveHouseholdInput!) { leaveHousehold(input: $input) { ${MEMBER} } }`;
const SPLIT = `mutation ($input: SplitHouseholdInput!) { splitHousehold(input: $input) {
  household { id registrationNumber version members { id version } } userErrors { code path rule } } }`;
const DEPART = `mutation ($input: DepartResidentInput!) { departResident(input: $input) {
  resident { version openRecords { headOf { registrationNumber } } } userErrors { code } } }`;
const UNDO = `mutation ($input: UndoDepartureInput!) { undoDeparture(input: $input) { resident { version } userErrors { code } } }`;
const READMIT = `mutation ($input: ReadmitResidentInput!) { readmitResident(input: $input) { resident { version } userErrors { code } } }`;
const OF = `query ($id: ID!) { household(id: $id) { members { id } memberships { resident { id } relation leftAt ending } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
}, 60_000);
afterAll(() => residents?.stop());

async function ask(query: string, input: object, actor: object = CLERK) {
  const { data, errors } = await residents.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), expectedVersion: 1, ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
const because = 'A birth certificate was seen';
const someNumber = () => `H-${newIdentifier().toUpperCase()}`;
/** So many people of one household at a centre, the first one its head. */
async function family(size: number, centre: string = HERE) {
  const [id, number] = [newIdentifier(), someNumber()];
  await residents.owner`insert into residents.household (id, registration_number) values (${id}, ${number})`;
  const members: string[] = [];
  for (let one = 0; one < size; one += 1)
    members.push(await register(residents.owner, centre, { household_id: id }));
  await residents.owner`update residents.household_membership set relation = 'HEAD' where resident_id = ${members[0]!}`;
  return { id, number, members };
}
const membershipsOf = async (id: string, actor: object = CLERK) => {
  const query = `query ($id: ID!) { resident(id: $id) { ${MEMBERSHIPS} } }`;
  const { data, errors } = await residents.ask(actor, query, { id });
  return { found: data?.resident?.householdMemberships, errors };
};
const household = async (id: string) => (await residents.ask(CLERK, OF, { id })).data.household;

describe('a household', () => {
  it('changes by nobody who may not, in no way that cannot be, and is told at its place', async () => {
    const { id, number, members } = await family(2);
    const hidden = await family(2, ELSEWHERE);
    const alone = await register(residents.owner, HERE);
    const [head, child] = members;
    const cases: [string, object, string, string][] = [
      [JOIN, { residentId: child, householdNumber: number }, 'BAD_USER_INPUT', 'householdNumber'],
      [JOIN, { residentId: alone, householdNumber: ' ' }, 'BAD_USER_INPUT', 'householdNumber'],
      [JOIN, { residentId: alone, householdNumber: number, reason: ' ' }, 'BAD_USER_INPUT', 'reason'],
      [JOIN, { residentId: alone, householdNumber: number, relation: 'HEAD' }, 'RULE_VIOLATION', 'relation'],
      [
        JOIN,
        { residentId: alone, householdNumber: number, joinedAt: '2023-12-31T23:59:59Z' },
        'BAD_USER_INPUT',
        'joinedAt',
      ],
      [
        JOIN,
        { residentId: alone, householdNumber: number, joinedAt: '2090-01-01T00:00:00Z' },
        'BAD_USER_INPUT',
        'joinedAt',
      ],
      [
        JOIN,
        { residentId: alone, householdNumber: number, expectedVersion: 7 },
        'CONFLICT',
        'expectedVersion',
      ],
      [JOIN, { residentId: hidden.members[0], householdNumber: number }, 'NOT_FOUND', 'residentId'],
      [LEAVE, { residentId: alone }, 'CONFLICT', 'residentId'],
      [LEAVE, { residentId: child, leftAt: '2023-01-01T00:00:00Z' }, 'BAD_USER_INPUT', 'leftAt'],
      [LEAVE, { residentId: hidden.members[0] }, 'NOT_FOUND', 'residentId'],
      [SPLIT, { householdId: id, residentIds: [] }, 'BAD_USER_INPUT', 'residentIds'],
      [SPLIT, { householdId: id, residentIds: [head, head] }, 'BAD_USER_INPUT', 'residentIds.1'],
      [SPLIT, { householdId: id, residentIds: [head, alone] }, 'NOT_FOUND', 'residentIds.1'],
      [SPLIT, { householdId: id, residentIds: members }, 'RULE_VIOLATION', 'residentIds'],
      [
        SPLIT,
        { householdId: id, residentIds: [child], householdNumber: number },
        'BAD_USER_INPUT',
        'householdNumber',
      ],
      [SPLIT, { householdId: id, residentIds: [child], expectedVersion: 5 }, 'CONFLICT', 'expectedVersion'],
      [SPLIT, { householdId: hidden.id, residentIds: [hidden.members[0]] }, 'NOT_FOUND', 'householdId'],
    ];
    for (const [query, input, code, path] of cases) {
      const given = query === SPLIT ? { householdNumber: someNumber(), ...input } : input;
      expect([input, (await ask(query, { reason: because, ...given })).userErrors]).toMatchObject([
        input,
        [{ code, path: ['input', ...path.split('.')] }],
      ]);
    }
    for (const actor of [
      { ...CLERK, role: 'NURSE' },
      { ...CLERK, organisation: 'IOM' },
    ]) {
      const input = { residentId: alone, householdNumber: number, reason: because };
      expect((await ask(JOIN, input, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect(await membershipsOf(child!, actor)).not.toMatchObject({ found: [expect.anything()] });
    }
    const rows =
      await residents.owner`select id from residents.resident where household_id = ${id} and version = 1`;
    expect(rows.map((row) => row['id']).sort()).toEqual([...members].sort());
    expect((await membershipsOf(alone)).found).toEqual([]);
  });

  it('is joined, found with one member and left with a reason; where somebody belonged is kept, and told to who follows', async () => {
    const { id, number, members } = await family(1);
    const child = await register(residents.owner, HERE);
    const { cursor } = await followedAll(residents, program());
    const clerk = { ...CLERK, staffMember: newIdentifier() };
    const joined = await ask(
      JOIN,
      { residentId: child, householdNumber: ` ${number.toLowerCase()} `, relation: 'CHILD', reason: because },
      clerk,
    );
    expect(joined).toMatchObject({
      userErrors: [],
      resident: {
        version: 2,
        household: { id, version: 2, members: expect.arrayContaining([{ id: child }, { id: members[0] }]) },
        householdMemberships: [
          { relation: 'CHILD', joinedBecause: because, leftAt: null, recordedBy: { id: clerk.staffMember } },
        ],
      },
    });
    const other = { residentId: child, householdNumber: number, relation: 'SIBLING', reason: 'Heard anew' };
    await ask(JOIN, { ...other, expectedVersion: 2 });
    const founded = someNumber();
    const alone = {
      residentId: child,
      householdNumber: founded,
      expectedVersion: 3,
      reason: 'Wants to be apart',
    };
    expect((await ask(JOIN, alone)).resident.household).toMatchObject({
      registrationNumber: founded,
      members: [{ id: child }],
    });
    const left = await ask(
      LEAVE,
      { residentId: child, expectedVersion: 4, reason: 'No kin after all' },
      clerk,
    );
    expect(left.resident).toMatchObject({ version: 5, household: null });
    expect(left.resident.householdMemberships).toMatchObject([
      {
        ...{ relation: 'UNKNOWN', ending: 'LEFT', leftBecause: 'No kin after all' },
        ...{ household: { registrationNumber: founded }, endedBy: { id: clerk.staffMember } },
      },
      { relation: 'SIBLING', ending: 'JOINED_ANOTHER', leftBecause: 'Wants to be apart' },
      { relation: 'CHILD', ending: 'ANOTHER_RELATION', household: { registrationNumber: number } },
    ]);
    const { told } = await followedAll(residents, program(), cursor);
    expect(wordsOf(told, child)).toEqual(Array(3).fill('CHANGED FAMILY'));
    // Reasons may speak of others: who is told of the family by law reads them, another organisation never.
    const { rows } = {
      rows: await residents.owner`select household_id from residents.resident where id = ${child}`,
    };
    expect(rows[0]!['household_id']).toBeNull();
  });

  it('is registered with what the newcomer is in it', async () => {
    const { number } = await family(1);
    const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
      resident { ${MEMBERSHIPS} } userErrors { code path } } }`;
    const newcomer = (more: object) => ({
      ...{ registrationNumber: newIdentifier(), givenName: unlikeName(), familyName: unlikeName() },
      ...{ sex: 'FEMALE', familySituation: 'WITH_FAMILY', centreId: HERE, expectedVersion: undefined },
      ...more,
    });
    const refused = await ask(REGISTER, newcomer({ householdRelation: 'CHILD' }));
    expect(refused.userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'householdNumber'] },
    ]);
    const second = await ask(REGISTER, newcomer({ householdNumber: number, householdRelation: 'HEAD' }));
    expect(second.userErrors).toMatchObject([
      { code: 'RULE_VIOLATION', path: ['input', 'householdRelation'] },
    ]);
    const { resident } = await ask(
      REGISTER,
      newcomer({ householdNumber: number, householdRelation: 'PARTNER' }),
    );
    expect(resident.householdMemberships).toMatchObject([
      { relation: 'PARTNER', leftAt: null, joinedBecause: null },
    ]);
  });

  it('is split in one act, in which everybody stays what he or she was', async () => {
    const { id, members } = await family(3);
    const [head, two, child] = members as [string, string, string];
    const parted = await ask(SPLIT, {
      ...{ householdId: id, residentIds: [child, head], householdNumber: someNumber(), reason: 'Violence' },
    });
    expect(parted.userErrors).toEqual([]);
    expect(parted.household.members.map((row: { id: string }) => row.id).sort()).toEqual(
      [head, child].sort(),
    );
    expect((await membershipsOf(head)).found).toMatchObject([
      { relation: 'HEAD', leftAt: null },
      { relation: 'HEAD', ending: 'SPLIT', leftBecause: 'Violence' },
    ]);
    const { members: rest, memberships } = await household(id);
    expect(rest).toEqual([{ id: two }]);
    expect(memberships).toHaveLength(3);
  });

  it('is left by a departure, its head told of before, goes on when that is taken back, and takes back who returns', async () => {
    const { id, number, members } = await family(2);
    const [head, child] = members as [string, string];
    const OPEN = 'query ($id: ID!) { resident(id: $id) { openRecords { headOf { registrationNumber } } } }';
    const open = async (of: string) =>
      (await residents.ask(CLERK, OPEN, { id: of })).data.resident.openRecords;
    expect([await open(head), await open(child)]).toEqual([
      { headOf: { registrationNumber: number } },
      { headOf: null },
    ]);
    const at = '2024-02-01T12:00:00Z';
    const gone = await ask(DEPART, { residentId: head, at, reason: 'OTHER' });
    expect(gone).toMatchObject({ userErrors: [], resident: { openRecords: { headOf: null } } });
    expect(await household(id)).toMatchObject({ members: [{ id: child }] });
    expect((await membershipsOf(head)).found).toMatchObject([
      { relation: 'HEAD', ending: 'DEPARTED', leftAt: '2024-02-01T12:00:00.000Z' },
    ]);
    // Who gives beds still reads to whom somebody belonged, and that the stay is over.
    const FACTS = 'query ($ids: [ID!]!) { placementFacts(residentIds: $ids) { householdId departedAt } }';
    const beds = { role: 'SERVICE', purpose: 'COORDINATION', centres: [], allCentres: true };
    const { data } = await residents.ask(beds, FACTS, { ids: [head] });
    expect(data.placementFacts).toMatchObject([{ householdId: id }]);

    expect(
      (await ask(UNDO, { residentId: head, expectedVersion: 2, reason: 'Another was meant' })).userErrors,
    ).toEqual([]);
    expect((await membershipsOf(head)).found).toMatchObject([{ relation: 'HEAD', leftAt: null }]);

    await ask(DEPART, { residentId: head, expectedVersion: 3, at, reason: 'OTHER' });
    await ask(JOIN, { residentId: child, householdNumber: number, relation: 'HEAD', reason: because });
    const back = { residentId: head, expectedVersion: 4, arrivedAt: '2024-03-01T12:00:00Z' };
    expect((await ask(READMIT, back)).userErrors).toEqual([]);
    expect((await membershipsOf(head)).found).toMatchObject([
      { relation: 'UNKNOWN', leftAt: null, joinedAt: '2024-03-01T12:00:00.000Z' },
      { relation: 'HEAD', ending: 'DEPARTED' },
    ]);
  });

  it('is held by the database: nobody in two at once, no row against the resident, no end rewritten', async () => {
    const { id, members } = await family(1);
    const as = (work: (sql: typeof residents.owner) => Promise<unknown>) =>
      residents.owner.begin(async (sql) => {
        for (const [name, value] of Object.entries({ role: 'SERVICE', organisation: 'SELF' }))
          await sql`select set_config(${`app.${name}`}, ${value}, true)`;
        await work(sql as unknown as typeof residents.owner);
      });
    const [one] = members as [string];
    const row = { resident_id: one, household_id: id, joined_at: '2024-01-05T00:00:00Z' };
    await expect(
      as((sql) => sql`insert into residents.household_membership ${sql({ id: newIdentifier(), ...row })}`),
    ).rejects.toThrow('household_membership_one_at_a_time');
    await expect(
      as(
        (sql) =>
          sql`update residents.household_membership set left_at = '2024-02-01', ending = 'LEFT' where resident_id = ${one}`,
      ),
    ).rejects.toThrow('another one');
    await residents.owner`update residents.resident set household_id = null, version = version + 1 where id = ${one}`;
    await expect(
      as(
        (sql) => sql`update residents.household_membership set relation = 'CHILD' where resident_id = ${one}`,
      ),
    ).rejects.toThrow('kept as it is');
  });
});
