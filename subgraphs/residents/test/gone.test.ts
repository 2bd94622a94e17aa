import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';
import { register } from './support/residents.js';

const HERE = newIdentifier();
const CLERK = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] };
const LIST = 'query ($c: ID!) { residents(centreId: $c) { totalCount nodes { fullName } } }';
const CHECK = `mutation ($input: RecordPresenceInput!) { recordPresence(input: $input) {
  presence { id } userErrors { code message } } }`;
const FIGURE = 'query ($c: ID!) { residentCohort(centreId: $c, year: 2024) { size } }';

let residents: OneSlice;
let person: string;
beforeAll(async () => {
  residents = await startOneSlice(slice, { DATABASE_CONNECTIONS: '10' });
  residents.graph.known.add(HERE);
  person = await register(residents.owner, HERE);
}, 60_000);
afterAll(() => residents?.stop());

/** Of the slice's sessions those that are in a transaction, and how many of them wait for a lock. */
const sessions = async () => {
  const rows = await residents.owner<{ waits: boolean }[]>`
    select bool_or(not granted) as waits from pg_locks join pg_stat_activity using (pid)
    where application_name = 'mrrm-residents' and datname = current_database() group by pid`;
  return { busy: rows.length, waiting: rows.filter(({ waits }) => waits).length };
};
const waiting = async () => (await sessions()).waiting;
const busy = async () => (await sessions()).busy;

/** Holds a lock of another session while something is tried. */
async function whileLocked(lock: string, work: () => Promise<void>) {
  const other = await residents.owner.reserve();
  await other.unsafe(`begin; ${lock}`);
  try {
    await work();
  } finally {
    await other.unsafe('rollback');
    other.release();
  }
}

/** Asks, and goes away once so many statements of the slice wait. */
async function goAwayWhile(wait: number, query: string, variables: object, times = 1, actor: object = CLERK) {
  const gone = new AbortController();
  const answers = Array.from({ length: times }, () =>
    residents.ask(actor, query, variables as Record<string, unknown>, gone.signal).then(
      () => 'ANSWERED',
      (error: Error) => error.name,
    ),
  );
  await expect.poll(waiting, { timeout: 10_000, interval: 20 }).toBe(wait);
  gone.abort();
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['AbortError']));
}

const presences = async (id: string) =>
  (await residents.owner`select id from residents.presence where resident_id = ${id}`).length;
const check = (idempotencyKey: string, residentId = person) => ({
  input: { idempotencyKey, residentId, status: 'PRESENT', checkedAt: '2024-06-12T09:00:00Z' },
});

describe('whoever goes away before the answer', () => {
  it('leaves no statement behind that reads, and clean connections, while what it waited for is still locked', async () => {
    await whileLocked('lock table residents.resident in access exclusive mode', async () => {
      // All connections for requests, and twenty requests behind them.
      await goAwayWhile(10, LIST, { c: HERE }, 30);
      await expect.poll(busy, { timeout: 3000, interval: 20 }).toBe(0);
    });
    for (let round = 0; round < 12; round += 1) {
      const { data, errors } = await residents.ask(CLERK, LIST, { c: HERE });
      expect(errors).toBeUndefined();
      expect(data.residents.totalCount).toBe(1);
    }
  });

  it('leaves no figure being counted', async () => {
    const analyst = { organisation: 'STATE', role: 'ANALYST', purpose: 'STATISTICS', centres: [HERE] };
    await whileLocked('lock table residents.resident in access exclusive mode', async () => {
      await goAwayWhile(2, FIGURE, { c: HERE }, 4, analyst);
      await expect.poll(busy, { timeout: 3000, interval: 20 }).toBe(0);
    });
  });

  it('has its write rolled back as a whole when its turn comes, and may try again with the same key', async () => {
    const key = newIdentifier();
    const before = await presences(person);
    await whileLocked(`select from residents.resident where id = '${person}' for update`, async () => {
      await goAwayWhile(1, CHECK, check(key));
    });
    await expect.poll(busy, { timeout: 3000, interval: 20 }).toBe(0);
    expect(await presences(person)).toBe(before);
    const { data } = await residents.ask(CLERK, CHECK, check(key));
    expect(data.recordPresence.userErrors).toEqual([]);
    expect(await presences(person)).toBe(before + 1);
  });

  it('finds each write done once, and its event with it, whenever it went', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, () => register(residents.owner, HERE)));
    await Promise.all(
      people.map(async (id, index) => {
        const gone = new AbortController();
        const answer = residents
          .ask(CLERK, CHECK, check(`write-${id}`, id), gone.signal)
          .catch(() => undefined);
        // At another moment each: before it is read, while it is done, while it is committed, afterwards.
        for (let turn = 0; turn < index * 40; turn += 1) await new Promise(setImmediate);
        gone.abort();
        await answer;
      }),
    );
    await expect.poll(busy, { timeout: 3000, interval: 20 }).toBe(0);
    const done = await Promise.all(people.map(presences));
    for (const [index, id] of people.entries()) {
      const { data } = await residents.ask(CLERK, CHECK, check(`write-${id}`, id));
      expect(data.recordPresence.userErrors).toEqual([]);
      expect(await presences(id)).toBe(1);
      const outcomes = (await auditEvents(residents.owner, 'residents'))
        .filter(({ people, kind }) => people.includes(id) && kind === 'WRITE')
        .map(({ outcome }) => outcome)
        .sort();
      expect(outcomes).toEqual(done[index] === 1 ? ['DONE', 'REPEATED'] : ['DONE']);
    }
  });
});
