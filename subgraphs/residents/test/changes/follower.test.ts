import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { program, settled } from '../support/followers.js';
import { register } from '../support/residents.js';

const PROGRAM = fileURLToPath(new URL('../../../../examples/follower/follow.mjs', import.meta.url));
const HERE = newIdentifier();
const folder = mkdtempSync(join(tmpdir(), 'mrrm-follower-'));
const [lines, cursor] = [join(folder, 'changes.jsonl'), join(folder, 'cursor')];

let slices: OneSlice;
/** Stands for the gateway and the sign-in: a program of the State, for every centre. */
let graph: Server;
let [url, asked, role] = ['', 0, 'SERVICE'];
beforeAll(async () => {
  slices = await startOneSlice(slice);
  graph = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token') {
      const isKnown =
        request.headers.authorization === `Basic ${Buffer.from('ministry:a%2Fb').toString('base64')}`;
      response.statusCode = isKnown ? 200 : 401;
      return response.end(JSON.stringify({ access_token: 'program', expires_in: 600 }));
    }
    asked += 1;
    const { query, variables } = JSON.parse(body);
    return response.end(JSON.stringify(await slices.ask({ ...program(), role }, query, variables)));
  });
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(graph.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  graph?.closeAllConnections();
  graph?.close();
  await slices?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (...more: string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, `${url}/graphql`, '--into', lines, '--cursor', cursor, ...more], {
    env: { ...process.env, TOKEN_URL: `${url}/token`, CLIENT_ID: 'ministry', CLIENT_SECRET: 'a/b' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
/** @returns how it ended and what it said */
async function run(...more: string[]): Promise<[number, string]> {
  const child = start('--once', ...more);
  let said = '';
  child.stderr!.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  return [code as number, said];
}
const written = () =>
  readFileSync(lines, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

it('writes nothing for who is not told, and says why', async () => {
  await register(slices.owner, HERE);
  role = 'REGISTRAR';
  expect(await run()).toEqual([1, expect.stringMatching(/^[A-Z].*\n$/)]);
  role = 'SERVICE';
  expect(written()).toEqual([]);
});

it('has each change once and in order, however often it is killed while they are recorded', async () => {
  let child = start('--every', '0.02');
  for (let count = 0; count < 30; count += 1) {
    await register(slices.owner, HERE);
    if (count % 5 !== 4) continue;
    // At whatever it is doing after some questions.
    const from = asked;
    await vi.waitFor(() => expect(asked).toBeGreaterThan(from + (count % 3)), 20_000);
    child.kill('SIGKILL');
    await once(child, 'close');
    // Killed between the lines and the cursor, it leaves what the cursor does not know.
    writeFileSync(lines, '{"kind":"HALF', { flag: 'a' });
    child = start('--every', '0.02');
  }
  await settled(slices.owner);
  const recorded = await slices.owner`
    select kind, resident_id as "residentId" from residents.change order by generation, xid, id`;
  await vi.waitFor(() => expect(written().length).toBe(recorded.length), 20_000);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(written().map(({ kind, residentId }) => ({ kind, residentId }))).toEqual([...recorded]);
}, 60_000);

it('asks when nothing is new without leaving an event in the audit: nothing was told of anybody', async () => {
  const count = async () => (await auditEvents(slices.owner, 'residents')).length;
  const [before, length] = [await count(), written().length];
  expect(await run()).toEqual([0, '']);
  expect(await count()).toBe(before);
  await register(slices.owner, HERE);
  await settled(slices.owner);
  expect(await run()).toEqual([0, '']);
  expect(written().length).toBe(length + 2);
  expect(await count()).toBe(before + 1);
});

it('does not go on behind lines that somebody else has taken away', async () => {
  writeFileSync(lines, '');
  expect(await run()).toEqual([1, expect.stringContaining('is shorter than')]);
});
