import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counter, Counts } from '@mrrm/platform/counting/counts';
import { openCounts } from '@mrrm/platform/counting/shared-counts';
import { type Actor, createActorTokenMinter, createActorTokenVerifier } from '@mrrm/platform/wire/actor';
import { LONGEST_GOOD_SECONDS } from '@mrrm/platform/wire/actor-claims';
import { tokensSeenTogether } from '@mrrm/platform/wire/seen-tokens';
import { exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDatabase, type TestDatabase } from '../../test/support/databases.js';
import { freeBlock } from '../../test/support/ports.js';

/** What of this machine speaks the protocol of Valkey; the tests of PostgreSQL run everywhere. */
const VALKEY = ['valkey-server', 'redis-server'].find(
  (program) => spawnSync(program, ['--version']).status === 0,
);

const PERSON: Actor = {
  principal: 'STATE:somebody',
  organisation: 'STATE',
  role: 'NURSE',
  centres: [],
  purpose: 'CARE',
  client: 'test',
  requestId: '0190c7a0-0000-7000-8000-0000000000aa',
};

/** A way to a store that can be cut, as a network is. */
async function wayTo(port: number) {
  const open = new Set<Socket>();
  let server: Server;
  const listen = async (own: number) => {
    server = createServer((from) => {
      const to = connect(port, '127.0.0.1');
      for (const socket of [from, to]) {
        open.add(socket);
        socket.on('error', () => undefined).on('close', () => open.delete(socket));
      }
      from.pipe(to).pipe(from);
    }).listen(own, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const own = await listen(0);
  const cut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { port: own, cut, mend: () => listen(own), close: () => cut().catch(() => undefined) };
}

async function startValkey() {
  const port = await freeBlock();
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-valkey-'));
  const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn(VALKEY!, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of child.stdout) if (String(line).includes('Ready to accept')) break;
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

async function startPostgres() {
  const database: TestDatabase = await startDatabase('staff');
  return { url: database.ownerUrl, stop: () => database.stop() };
}

const taken = async (counter: Counter, key: string) => {
  try {
    await counter.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
};
/** A busy machine is no store that is away. */
const PATIENCE = 10_000;
const COUNT = { name: 'example', points: 25, seconds: 60 };

describe.each([
  { name: 'PostgreSQL', start: startPostgres, runs: true },
  { name: 'what speaks the protocol of Valkey', start: startValkey, runs: VALKEY !== undefined },
])('processes that count together by $name', ({ start, runs }) => {
  let store: { url: string; stop(): Promise<void> };
  let way: Awaited<ReturnType<typeof wayTo>>;
  const open: Counts[] = [];
  const logged: string[] = [];
  const counts = async () => {
    const url = new URL(store.url);
    url.port = `${way.port}`;
    const log = pino({ base: null }, { write: (line: string) => void logged.push(line) }) as never;
    open.push(await openCounts(url.href, log, PATIENCE));
    return open.at(-1)!;
  };
  beforeAll(async () => {
    if (!runs) return;
    store = await start();
    way = await wayTo(Number(new URL(store.url).port));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
    logged.length = 0;
  });
  afterAll(async () => {
    await way?.close();
    await store?.stop();
  });

  it.runIf(runs)(
    'give no more in all than one share, whoever asks whom, and take back what is given back',
    async () => {
      const counters = (await Promise.all([counts(), counts(), counts(), counts()])).map((one) =>
        one.of(COUNT),
      );
      const all = await Promise.all(
        Array.from({ length: 100 }, (_, number) => taken(counters[number % 4]!, 'a person')),
      );
      expect(all.filter((one) => one)).toHaveLength(25);
      expect(logged).toEqual([]);
      await counters[0]!.reward('a person', 76);
      expect((await counters[1]!.consume('a person')).remainingPoints).toBe(0);
      await expect(counters[2]!.consume('a person')).rejects.toBeInstanceOf(RateLimiterRes);
      expect(await taken(counters[0]!, 'another person')).toBe(true);
    },
  );

  it.runIf(runs)('take a token once, at whichever of them it is shown', async () => {
    const keys = await generateKeyPair('EdDSA', { extractable: true });
    const mint = createActorTokenMinter({ ...(await exportJWK(keys.privateKey)), kid: 'gateway' });
    const issuers = [
      { issuer: 'mrrm-gateway', keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'gateway' }] },
    ];
    const verifier = async () =>
      createActorTokenVerifier(
        'residents',
        issuers,
        tokensSeenTogether(await counts(), LONGEST_GOOD_SECONDS),
      );
    const [one, other] = [await verifier(), await verifier()];
    const body = Buffer.from('{}');
    for (let number = 0; number < 5; number += 1) {
      const token = mint(PERSON, 'residents', body);
      const told = await Promise.allSettled([one(token, body), other(token, body), other(token, body)]);
      expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(one(token, body)).rejects.toThrow('A valid actor token');
    }
  });

  it.runIf(runs)('count each alone while they cannot, say so once, and then together again', async () => {
    const [one, other] = [(await counts()).of(COUNT), (await counts()).of(COUNT)];
    await way.cut();
    for (const counter of [one, other])
      for (let number = 0; number < 26; number += 1)
        expect(await taken(counter, 'somebody'), `${number}`).toBe(number < 25);
    const away = (line: string) => line.includes('this process counts alone');
    expect(logged.filter(away)).toHaveLength(2);
    await way.mend();
    const again = (line: string) => line.includes('answer again');
    await vi.waitUntil(
      async () => {
        for (const counter of [one, other]) await taken(counter, 'after');
        return logged.filter(again).length >= 2;
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(logged.filter(away)).toHaveLength(2);
    await one.consume('together', 20);
    expect((await other.consume('together', 5)).remainingPoints).toBe(0);
  });
});

describe('what stands in a store of counts', () => {
  it('names nobody', async () => {
    const database = await startDatabase('staff');
    const counts = await openCounts(database.ownerUrl, pino({ level: 'silent' }) as never, PATIENCE);
    try {
      await counts.of(COUNT).consume('STATE:somebody at 192.0.2.7');
      const rows = await database.owner`select key from shared_count`;
      expect(rows).toHaveLength(1);
      expect(rows[0]!['key']).toMatch(/^example:[\w-]{43}$/);
    } finally {
      await counts.close();
      await database.stop();
    }
  });
});
