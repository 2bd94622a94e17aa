import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Database } from '@mrrm/platform/database/database';
import type { Actor } from '@mrrm/platform/wire/actor';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from '../../test/support/databases.js';

const ACTOR: Actor = {
  principal: 'IOM:test',
  organisation: 'IOM',
  role: 'COORDINATOR',
  centres: [],
  purpose: 'CARE',
  client: 'test',
  requestId: 'test',
};

let made: TestDatabase;
let database: Database;
/** Sees what the connections of its own role do. */
let beside: Sql;
beforeAll(async () => {
  made = await startDatabase('staff');
  // One connection: whoever keeps it keeps everybody out.
  beside = postgres(made.appUrl, { max: 1 });
  database = new Database({ url: made.appUrl, applicationName: 'test-reads', maximumConnections: 1 });
});
afterAll(async () => {
  await database?.close();
  await beside?.end();
  await made?.stop();
});

const whoReads = async (principal: string) => {
  const request = database.request({ ...ACTOR, principal });
  const query = await request.read();
  const [row] = await query.execute(
    sql`select current_setting('app.principal') as who, txid_current_if_assigned() as written`,
  );
  return { request, query, who: row!['who'] };
};

const states = async () =>
  (await beside`select state from pg_stat_activity where application_name = 'test-reads'`).map(
    ({ state }) => state,
  );
const isAsleep = async () => {
  const [row] = await beside`
    select wait_event from pg_stat_activity where application_name = 'test-reads' and state = 'active'`;
  return row?.['wait_event'] === 'PgSleep';
};

/** Looks at the connections of `test-reads` while the thread of the test does nothing else: 1 when all of them are idle, 2 when not. */
const LOOKS = `
  const { parentPort, workerData } = require('node:worker_threads');
  const sql = require('postgres')(workerData.url, { max: 1 });
  const look = async () => {
    await sql\`select\`;
    parentPort.postMessage('ready');
    Atomics.wait(workerData.turn, 0, 0);
    const rows = await sql\`select state from pg_stat_activity where application_name = 'test-reads'\`;
    Atomics.store(workerData.turn, 1, rows.every(({ state }) => state === 'idle') ? 1 : 2);
    Atomics.notify(workerData.turn, 1);
    await sql.end();
  };
  look();`;

it('a read transaction that was waited for has ended, even if this thread gives way to nothing from then on', async () => {
  const turn = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(LOOKS, { eval: true, workerData: { url: made.appUrl, turn } });
  await once(worker, 'message');
  const { request } = await whoReads('IOM:one');
  await request.close('ENDED');
  Atomics.store(turn, 0, 1);
  Atomics.notify(turn, 0);
  Atomics.wait(turn, 1, 0, 20_000);
  expect(Atomics.load(turn, 1)).toBe(1);
  await once(worker, 'exit');
});

describe('the read transaction of a request that is answered', () => {
  it('gives its connection to the next request, whose reader is another, though nobody waits for its end', async () => {
    for (const principal of ['IOM:one', 'STATE:two', 'IOM:three']) {
      const { request, who } = await whoReads(principal);
      expect(who).toBe(principal);
      void request.end();
    }
    const { who, request } = await whoReads('IOM:last');
    expect(who).toBe('IOM:last');
    expect(await states()).toEqual(['idle in transaction']);
    await request.end();
    await expect.poll(states).toEqual(['idle']);
  });

  it('is not opened anew by a field that goes on after the answer', async () => {
    const { request, query } = await whoReads('IOM:late');
    const late = query.execute(sql`select 1 as one`);
    await Promise.all([request.end(), expect(late).rejects.toThrow()]);
    const { who, request: next } = await whoReads('IOM:next');
    expect(who).toBe('IOM:next');
    await next.end();
  });

  it('is stopped when nobody waits for the answer, and its connection serves the next request', async () => {
    const leaving = new AbortController();
    const request = database.request(ACTOR, undefined, leaving.signal);
    const query = await request.read();
    const stopped = expect(query.execute(sql`select pg_sleep(20)`)).rejects.toMatchObject({
      cause: { code: 'UPSTREAM_UNAVAILABLE' },
    });
    while (!(await isAsleep()));
    leaving.abort();
    await stopped;
    await request.end();
    const { who, request: next } = await whoReads('IOM:next');
    expect(who).toBe('IOM:next');
    await next.end();
  });
});
