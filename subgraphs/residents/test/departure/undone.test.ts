import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, wordsOf } from '../support/followers.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE).add(ELSEWHERE);
  await share(residents.owner, HERE);
}, 60_000);
afterAll(() => residents?.stop());

const clerk: Partial<Actor> = {
  organisation: 'STATE',
  role: 'CASE_MANAGER',
  centres: [HERE],
  principal: 'clerk',
};

async function write(mutation: string, input: object, actor = clerk) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await residents.ask(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      resident { id version departedAt latestPresence { status } undoneDepartures { stayId departedAt departureReason recordedAt undoneAt reason } }
      userErrors { code path rule } } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}
const depart = (residentId: string, more: object = {}) =>
  write('departResident', { residentId, expectedVersion: 1, reason: 'LEFT_WITHOUT_NOTICE', ...more });
const undo = (residentId: string, actor = clerk, more: object = {}) =>
  write(
    'undoDeparture',
    { residentId, expectedVersion: 2, reason: 'Another child was meant', ...more },
    actor,
  );
/** Somebody who left by mistake. */
async function departed() {
  const id = await register(residents.owner, HERE);
  await depart(id);
  return id;
}
const row = async (id: string) =>
  (await residents.owner`select departed_at, version from residents.resident where id = ${id}`)[0]!;

describe('a departure is not taken back', () => {
  it('for the other organisation, another centre, or who may not register', async () => {
    const id = await departed();
    for (const [actor, code] of [
      [{ ...clerk, organisation: 'IOM' }, 'FORBIDDEN'],
      [{ ...clerk, role: 'NURSE' }, 'FORBIDDEN'],
      [{ ...clerk, centres: [ELSEWHERE] }, 'NOT_FOUND'],
    ] as const) {
      const { resident, userErrors } = await undo(id, actor as Partial<Actor>);
      expect(resident).toBeNull();
      expect(userErrors).toMatchObject([{ code }]);
    }
    expect(await row(id)).toMatchObject({ departed_at: expect.any(Date), version: 2 });
  });

  it('a day after it was recorded, after a return, twice, of another version or without a reason', async () => {
    const late = await departed();
    await residents.owner`update residents.stay set updated_at = ${ago(24.1)} where resident_id = ${late}`;
    expect((await undo(late)).userErrors).toMatchObject([
      { code: 'RULE_VIOLATION', rule: 'TOO_LATE_TO_UNDO' },
    ]);
    const back = await departed();
    await write('readmitResident', { residentId: back, expectedVersion: 2 });
    expect((await undo(back, clerk, { expectedVersion: 3 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    const twice = await departed();
    expect((await undo(twice, clerk, { expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await undo(twice, clerk, { reason: ' ' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await undo(twice)).userErrors).toEqual([]);
    expect((await undo(twice, clerk, { expectedVersion: 3 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
  });

  it('by a statement that says no reason, and what was said of it stays as it is', async () => {
    const id = await departed();
    const app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
    const asClerk = (statement: string) =>
      app.begin(async (sql) => {
        await sql`select set_config('app.role', 'CASE_MANAGER', true), set_config('app.organisation', 'STATE', true),
          set_config('app.centres', ${`{${HERE}}`}, true)`;
        return sql.unsafe(statement);
      });
    await expect(
      asClerk(`update residents.resident set departed_at = null, departure_reason = null where id = '${id}'`),
    ).rejects.toMatchObject({ constraint_name: 'stay_departure_is_undone_in_writing' });
    await undo(id);
    const changing = `update residents.undone_departure set reason = 'x' where resident_id = '${id}' returning id`;
    await expect(asClerk(changing)).rejects.toMatchObject({
      message: expect.stringContaining('permission denied'),
    });
    await app.end();
  });
});

describe('a departure that was a mistake', () => {
  it('is taken back with a reason: the stay goes on, both facts stay, and programs are told', async () => {
    const id = await departed();
    const { cursor } = await followedAll(residents, program());
    const { resident, userErrors } = await undo(id);
    expect(userErrors).toEqual([]);
    const [stay] =
      await residents.owner`select id, departed_at from residents.stay where resident_id = ${id}`;
    expect(stay!['departed_at']).toBeNull();
    expect(resident).toMatchObject({
      departedAt: null,
      latestPresence: null,
      undoneDepartures: [
        { stayId: stay!['id'], departureReason: 'LEFT_WITHOUT_NOTICE', reason: 'Another child was meant' },
      ],
    });
    expect(wordsOf((await followedAll(residents, program(), cursor)).told, id)).toEqual(['DEPARTURE_UNDONE']);
    // The other organisation learns that, and not why.
    const query = `query ($id: ID!) { resident(id: $id) { undoneDepartures { departedAt reason } } }`;
    const told = await residents.ask({ ...clerk, organisation: 'IOM' }, query, { id });
    expect(told.data.resident.undoneDepartures).toEqual([{ departedAt: expect.any(String), reason: null }]);
  });

  it('lets the checks count again that it had voided', async () => {
    const id = await register(residents.owner, HERE);
    const check = async (status: string, checkedAt: string) =>
      residents.owner`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
        values (${newIdentifier()}, ${id}, ${HERE}, ${checkedAt}, ${status})`;
    await check('PRESENT', ago(3));
    await check('ABSENT', ago(1));
    await depart(id, { at: ago(5), override: { reason: 'The checks were of another child' } });
    const { resident } = await undo(id);
    expect(resident.latestPresence).toEqual({ status: 'ABSENT' });
    const counted = await residents.owner`select status, voided_at is null as counts from residents.presence
      where resident_id = ${id} order by checked_at`;
    expect(counted.map(({ status, counts }) => [status, counts])).toEqual([
      ['DEPARTED', false],
      ['PRESENT', true],
      ['ABSENT', true],
    ]);
  });
});
