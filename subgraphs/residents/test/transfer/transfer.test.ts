import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, wordsOf } from '../support/followers.js';
import { allow, register, share } from '../support/residents.js';

const [FROM, TO, THIRD, MANAGER] = Array.from({ length: 4 }, newIdentifier) as [
  string,
  string,
  string,
  string,
];
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const id of [FROM, TO, THIRD, MANAGER]) residents.graph.known.add(id);
  await share(residents.owner, FROM);
  await share(residents.owner, TO);
}, 60_000);
afterAll(() => residents?.stop());

const at = (centre: string, more: Partial<Actor> = {}): Partial<Actor> => ({
  ...{ organisation: 'STATE', role: 'CASE_MANAGER', purpose: 'CARE', centres: [centre] },
  principal: `clerk of ${centre}`,
  ...more,
});

const TRANSFER =
  'transfer { id state version fromCentreCode toCentreCode plannedOn decisionReason arrivedAt }';
async function write(actor: Partial<Actor>, mutation: string, input: object, selection = TRANSFER) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await residents.ask(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path rule severity message } } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}
const request = (residentId: string, actor = at(FROM), more: object = {}) =>
  write(actor, 'transferResident', {
    residentId,
    toCentreCode: TO,
    reason: 'Nearer to the aunt',
    plannedOn: '2026-01-05',
    ...more,
  });
const accept = (transferId: string, actor = at(TO)) =>
  write(actor, 'acceptTransfer', { transferId, expectedVersion: 1 });
const complete = (transferId: string, actor = at(TO), more: object = {}) =>
  write(
    actor,
    'completeTransfer',
    { transferId, expectedVersion: 2, ...more },
    `${TRANSFER} resident { id registrationNumber centre { id } }`,
  );
/** Somebody for whom the other centre has agreed. */
async function agreed(more: Record<string, string> = {}) {
  const id = await register(residents.owner, FROM, more);
  const { transfer } = await request(id);
  await accept(transfer.id);
  return { id, transferId: transfer.id as string };
}
async function moved(more: Record<string, string> = {}, arrival: object = {}) {
  const somebody = await agreed(more);
  const { userErrors } = await complete(somebody.transferId, at(TO), arrival);
  expect(userErrors).toEqual([]);
  return somebody;
}
const ask = async (actor: Partial<Actor>, query: string, variables: Record<string, unknown>) =>
  (await residents.ask(actor, query, variables)).data;
const seen = async (actor: Partial<Actor>, id: string) =>
  (await ask(actor, 'query ($id: ID!) { resident(id: $id) { fullName stays { centre { id } } } }', { id }))
    ?.resident;
const LIST = `query ($of: [_Any!]!, $direction: TransferDirection!) { _entities(representations: $of) { ... on Centre {
  residentTransfers(direction: $direction) { totalCount nodes { id state fullName registrationNumber resident { id }
    formerStay { departedAt departureReason caseSteps { kind } procedureStage } } } } } }`;
const listed = async (actor: Partial<Actor>, centre: string, direction: string) =>
  (await ask(actor, LIST, { of: [{ __typename: 'Centre', id: centre }], direction }))?._entities[0]
    .residentTransfers?.nodes;

describe('a transfer is refused', () => {
  it('to the other organisation, to who may not, at another centre, and to the other side', async () => {
    const id = await register(residents.owner, FROM);
    const refused = async (work: Promise<{ userErrors: object[] }>, code: string) =>
      expect((await work).userErrors).toMatchObject([{ code }]);
    await refused(request(id, at(FROM, { organisation: 'IOM' })), 'FORBIDDEN');
    await refused(request(id, at(FROM, { role: 'NURSE' })), 'FORBIDDEN');
    await refused(request(id, at(TO)), 'NOT_FOUND');
    await refused(request(id, at(FROM, { zones: [newIdentifier()] })), 'NOT_FOUND');
    const { transfer } = await request(id);
    await refused(accept(transfer.id, at(FROM)), 'FORBIDDEN');
    await refused(accept(transfer.id, at(THIRD)), 'NOT_FOUND');
    await refused(accept(transfer.id, at(TO, { organisation: 'IOM' })), 'FORBIDDEN');
    // Whoever asked does not agree, whatever centres the sign-in names.
    await refused(accept(transfer.id, at(TO, { principal: `clerk of ${FROM}` })), 'CONFLICT');
    await refused(complete(transfer.id), 'CONFLICT');
    const ending = { transferId: transfer.id, expectedVersion: 1, reason: 'No place' };
    await refused(write(at(FROM), 'declineTransfer', ending), 'FORBIDDEN');
    await refused(write(at(TO), 'withdrawTransfer', ending), 'FORBIDDEN');
    const [row] = await residents.owner`select centre_id, version from residents.resident where id = ${id}`;
    expect(row).toEqual({ centre_id: FROM, version: 1 });
  });

  it('to a centre that nobody knows, to the same one, twice, and while the centres cannot be asked', async () => {
    const id = await register(residents.owner, FROM);
    const codeOf = async (...asked: Parameters<typeof request>) =>
      (await request(...asked)).userErrors[0]?.code;
    expect(await codeOf(id, at(FROM), { toCentreCode: 'RRC-NOWHERE' })).toBe('NOT_FOUND');
    expect(await codeOf(id, at(FROM), { toCentreCode: FROM })).toBe('BAD_USER_INPUT');
    residents.graph.away = true;
    expect(await codeOf(id)).toBe('UPSTREAM_UNAVAILABLE');
    residents.graph.away = false;
    expect(await codeOf(id)).toBeUndefined();
    expect(await codeOf(id)).toBe('CONFLICT');
  });

  it('by either side with a reason, also after it was agreed', async () => {
    for (const [mutation, side, state] of [
      ['declineTransfer', TO, 'DECLINED'],
      ['withdrawTransfer', FROM, 'WITHDRAWN'],
    ] as const) {
      const { id, transferId } = await agreed();
      const ending = { transferId, expectedVersion: 2, reason: 'The zone is closed' };
      const { transfer } = await write(at(side), mutation, ending);
      expect(transfer ?? state).toMatchObject(
        side === FROM ? { state, decisionReason: 'The zone is closed' } : {},
      );
      expect(await seen(at(TO), id)).toBeNull();
      expect((await complete(transferId, at(FROM))).userErrors[0].code).toMatch(/FORBIDDEN/);
      expect((await request(id)).userErrors).toEqual([]);
    }
  });
});

describe('while it waits', () => {
  it('the receiving centre finds it on its list and reads the record, one by one; nobody else does, and nobody writes there', async () => {
    const id = await register(residents.owner, FROM);
    const { transfer } = await request(id);
    expect(await listed(at(TO), TO, 'ARRIVING')).toContainEqual(
      expect.objectContaining({ id: transfer.id, state: 'REQUESTED', resident: { id } }),
    );
    expect(await seen(at(TO), id)).toMatchObject({ fullName: expect.any(String) });
    for (const other of [
      at(THIRD),
      at(TO, { organisation: 'IOM' }),
      at(TO, { zones: [newIdentifier()] }),
      at(TO, { ownCasesOnly: true }),
      at(TO, { role: 'SECURITY_GUARD', purpose: 'PROTECTION' }),
    ]) {
      expect(await seen(other, id)).toBeNull();
      expect((await listed(other, TO, 'ARRIVING')) ?? []).toEqual([]);
    }
    const residentsThere = `query ($c: ID!) { residents(centreId: $c) { totalCount } }`;
    expect((await ask(at(TO), residentsThere, { c: FROM })).residents.totalCount).toBe(0);
    const leaving = { residentId: id, expectedVersion: 1, reason: 'OTHER' };
    expect((await write(at(TO), 'departResident', leaving, '')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  it('warns when others of the household stay behind', async () => {
    const household = newIdentifier();
    await residents.owner`insert into residents.household (id, registration_number) values (${household}, ${household})`;
    const [one, other] = [
      await register(residents.owner, FROM, { household_id: household }),
      await register(residents.owner, FROM, { household_id: household }),
    ];
    expect((await request(one)).userErrors).toMatchObject([{ severity: 'WARNING', code: 'RULE_VIOLATION' }]);
    expect((await request(other)).userErrors).toEqual([]);
  });
});

describe('an arrival', () => {
  it('ends one stay where the next begins, takes the record along, and is told to programs', async () => {
    const { id, transferId } = await agreed({
      arrived_at: '2024-01-01T00:00:00Z',
      case_manager_id: newIdentifier(),
    });
    const { cursor } = await followedAll(residents, program());
    const { transfer, resident } = await complete(transferId, at(TO), { caseManagerId: MANAGER });
    expect(transfer).toMatchObject({ state: 'COMPLETED', arrivedAt: expect.any(String) });
    expect(resident).toMatchObject({ id, centre: { id: TO } });
    const stays =
      await residents.owner`select centre_id, arrived_at, departed_at, departure_reason from residents.stay
      where resident_id = ${id} order by arrived_at`;
    const moment = new Date(transfer.arrivedAt);
    expect(stays).toMatchObject([
      { centre_id: FROM, departed_at: moment, departure_reason: 'TRANSFERRED' },
      { centre_id: TO, arrived_at: moment, departed_at: null },
    ]);
    const told = wordsOf((await followedAll(residents, program(), cursor)).told, id);
    expect(told).toEqual(
      expect.arrayContaining(['STAY_ENDED', 'STAY_BEGAN', 'TRANSFERRED', 'CASE_MANAGER_CHANGED OPERATIONAL']),
    );
    expect(await seen(at(TO), id)).toMatchObject({
      stays: [{ centre: { id: TO } }, { centre: { id: FROM } }],
    });
  });

  it('takes along who had left without notice and turned up there: the stay that had ended stays ended', async () => {
    const left = {
      ...{ arrived_at: ago(40), departed_at: ago(30), departure_reason: 'LEFT_WITHOUT_NOTICE' },
      case_state: 'CLOSED',
    };
    const { id, transferId } = await agreed(left);
    const early = await complete(transferId, at(TO), { arrivedAt: ago(31) });
    expect(early.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'arrivedAt'] }]);
    const { cursor } = await followedAll(residents, program());
    const { transfer, resident } = await complete(transferId, at(TO), { arrivedAt: ago(2) });
    expect(resident).toMatchObject({ id, centre: { id: TO } });
    const stays = `stays { centre { id } arrivedAt departedAt departureReason } caseState caseHistory { kind }`;
    const text = `query ($id: ID!) { resident(id: $id) { ${stays} } }`;
    const read = (await ask(at(TO), text, { id })).resident;
    expect(read).toMatchObject({
      stays: [
        { centre: { id: TO }, arrivedAt: transfer.arrivedAt, departedAt: null },
        { centre: { id: FROM }, departedAt: left.departed_at, departureReason: 'LEFT_WITHOUT_NOTICE' },
      ],
      ...{ caseState: 'REOPENED', caseHistory: [{ kind: 'REOPENED' }] },
    });
    const told = wordsOf((await followedAll(residents, program(), cursor)).told, id);
    expect(told).toEqual(expect.arrayContaining(['STAY_BEGAN', 'TRANSFERRED']));
    expect(told).not.toContain('STAY_ENDED');
    expect(await seen(at(FROM), id)).toBeNull();
    expect(await listed(at(FROM), FROM, 'LEAVING')).toContainEqual(
      expect.objectContaining({
        id: transferId,
        formerStay: expect.objectContaining({
          departureReason: 'LEFT_WITHOUT_NOTICE',
          ...{ caseSteps: null, procedureStage: null },
        }),
      }),
    );
  });

  it('is at one centre at any moment: the database refuses a second stay, and a move without a transfer', async () => {
    const id = await register(residents.owner, FROM);
    await expect(
      residents.owner`insert into residents.stay (id, resident_id, centre_id, arrived_at)
        values (${newIdentifier()}, ${id}, ${TO}, ${ago(1)})`,
    ).rejects.toMatchObject({ constraint_name: 'stay_one_at_a_time' });
    const app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
    await expect(
      app.begin(async (sql) => {
        await sql`select set_config('app.role', 'COORDINATOR', true), set_config('app.organisation', 'STATE', true),
          set_config('app.centres', ${`{${FROM},${TO}}`}, true)`;
        await sql`update residents.resident set centre_id = ${TO}, arrived_at = now() where id = ${id}`;
      }),
    ).rejects.toMatchObject({ constraint_name: 'resident_moves_by_a_transfer' });
    await app.end();
  });

  it('keeps the number, unless it is in use there: another one is a correction', async () => {
    await register(residents.owner, TO, { registration_number: 'T-1' });
    const { id, transferId } = await agreed({ registration_number: 'T-1' });
    expect((await complete(transferId)).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'registrationNumber'] },
    ]);
    const { resident } = await complete(transferId, at(TO), { registrationNumber: 'T-2' });
    expect(resident.registrationNumber).toBe('T-2');
    const history = `query ($id: ID!) { resident(id: $id) { corrections { nodes { field oldValue newValue reason } } } }`;
    expect((await ask(at(TO), history, { id })).resident.corrections.nodes).toMatchObject([
      { field: 'REGISTRATION_NUMBER', oldValue: 'T-1', newValue: 'T-2' },
    ]);
  });

  it('ends what the resident allowed other organisations, and no consent in favour of the State', async () => {
    const { id, transferId } = await agreed();
    for (const recipient of ['IOM', 'CLINIC', 'STATE'])
      await allow(residents.owner, id, { recipient_organisation: recipient, purpose: 'PROTECTION' });
    await allow(residents.owner, id, { recipient_organisation: 'CLINIC', confirmation: 'AWAITED' });
    const { userErrors } = await complete(transferId);
    expect(userErrors).toMatchObject([{ severity: 'WARNING', code: 'CONSENT_REQUIRED' }]);
    expect(userErrors[0].message).toContain('(3)');
    const open = await residents.owner`select recipient_organisation as to from residents.consent
      where resident_id = ${id} and withdrawn_at is null`;
    expect(open).toEqual([{ to: 'STATE' }]);
  });

  it('is not before the stay, nor before the resident was seen at the former centre', async () => {
    const { id, transferId } = await agreed({ arrived_at: ago(3) });
    await residents.owner`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
      values (${newIdentifier()}, ${id}, ${FROM}, ${ago(1)}, 'PRESENT')`;
    const codeOf = async (arrivedAt: string) =>
      (await complete(transferId, at(TO), { arrivedAt })).userErrors[0];
    expect(await codeOf(ago(4))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await codeOf(ago(2))).toMatchObject({
      rule: 'SEEN_AFTER_THE_DEPARTURE',
      path: ['input', 'arrivedAt'],
    });
    expect(await codeOf(ago(0.5))).toBeUndefined();
  });
});

describe('a former stay', () => {
  it('is told to the centre that was left for 90 days: who, where to and until when, and nothing of the life there', async () => {
    const { id, transferId } = await moved({ given_name: 'Amal', family_name: null as never });
    const [mine] = (await listed(at(FROM), FROM, 'LEAVING')).filter(
      (one: { id: string }) => one.id === transferId,
    );
    expect(mine).toMatchObject({
      ...{ state: 'COMPLETED', fullName: 'Amal', registrationNumber: expect.any(String), resident: null },
      formerStay: { departureReason: 'TRANSFERRED' },
    });
    expect(await seen(at(FROM), id)).toBeNull();
    for (const other of [at(FROM, { organisation: 'IOM' }), at(FROM, { ownCasesOnly: true }), at(THIRD)])
      expect((await listed(other, FROM, 'LEAVING')) ?? []).toEqual([]);
    await residents.owner`update residents.transfer set arrived_at = ${ago(91)} where id = ${transferId}`;
    const later = await listed(at(FROM), FROM, 'LEAVING');
    expect(later.map((one: { id: string }) => one.id)).not.toContain(transferId);
  });

  it('is read at the new centre with the record; the other organisation is told of the stay there alone', async () => {
    const { id } = await moved();
    const stays = (one: { stays: { centre: { id: string } }[] }) => one.stays.map(({ centre }) => centre.id);
    expect(stays(await seen(at(TO), id))).toEqual([TO, FROM]);
    expect(stays(await seen(at(TO, { organisation: 'IOM' }), id))).toEqual([TO]);
    expect(await seen(at(FROM, { organisation: 'IOM' }), id)).toBeNull();
  });
});
