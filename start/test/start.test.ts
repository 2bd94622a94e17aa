import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../../demo/dist/personas.js';
import { EVERYBODY } from '../../gateway/dist/explorer/example.js';
import { type Ask, examples, wrongWithoutThePage } from './support/every-example.js';
import { explorerStory } from './support/explorer-story.js';
import {
  childrenOf,
  freeGatewayPort,
  isRunning,
  type Launcher,
  launch,
  removeFolder,
} from './support/launcher.js';

const READY = /Ctrl-C stops everything\./;
/** From `curl` to the end of the line that goes on in no other. */
const CURL = /^curl (?:.*\\\n)*.*$/m;
const WRITES_BEFORE_THE_END = 40;
const LONGEST_MILLISECONDS = 40_000;
const LONGEST_FOR_ALL_MILLISECONDS = 120_000;
const A_DAY = 24 * 3_600_000;

let folder: string;
let port: number;
let launcher: Launcher;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mrrm-start-'));
  port = await freeGatewayPort();
  environment = { MRRM_FOLDER: folder, GATEWAY_PORT: String(port) };
});

afterAll(async () => {
  launcher?.process.kill('SIGINT');
  await launcher?.ended;
  removeFolder(folder);
});

const CENTRE = '{ centreByCode(code: "RRC-SOFIA") { name services { name } onDuty { shift { window } } } }';

interface Page {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const post = async (persona: string, query: string, variables: object = {}, purpose = 'CARE') => {
  const token = readFileSync(join(folder, 'tokens', persona), 'utf8');
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-purpose': purpose,
    },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return (await response.json()) as any;
};

/** @param until the moment until which the synthetic history goes; now by default */
async function start(until?: Date): Promise<void> {
  launcher = launch({ ...environment, ...(until && { MRRM_DEMO_NOW: until.toISOString() }) });
  await launcher.until(READY);
}

const explorer = explorerStory(() => port);

it('there is an example of its own for every persona, and none for somebody unknown', () => {
  const own = examples.flatMap(({ personas: codes }) => codes).filter((code) => code !== EVERYBODY);
  expect([...new Set(own)].sort()).toEqual(personas.map(({ code }) => code).sort());
});

describe('npm start', () => {
  it('says in one sentence that a port is taken, and leaves nothing running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port + 2, '127.0.0.1', resolve));
    const refused = launch(environment);
    expect(await refused.ended).toBe(1);
    expect(refused.printed().trim()).toMatch(/^Port \d+ \(services\) is taken by another program\..*$/);
    await new Promise((resolve) => other.close(resolve));
  });

  it('brings up the whole graph, says so in few lines, and the printed command line answers as pasted', async () => {
    await start(new Date(Date.now() - A_DAY));
    const printed = launcher.printed().trimEnd();
    expect(printed.split('\n').length).toBeLessThanOrEqual(20);
    expect(printed).not.toContain('eyJ');
    const line = CURL.exec(printed)![0];
    const { data, errors } = JSON.parse(execFileSync('bash', ['-c', line], { encoding: 'utf8' }));
    expect(errors).toBeUndefined();
    const people = data.centres.nodes.flatMap(({ residents }: { residents: Page }) => residents.nodes);
    expect(people.length).toBeGreaterThan(0);
    for (const path of ['/', '/explorer'])
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200);
  });

  it('renews the token of a persona, and knows whom it does not know', async () => {
    const file = join(folder, 'tokens', 'state-nurse');
    const before = readFileSync(file, 'utf8');
    const renewed = launch(environment, 'token', 'state-nurse');
    expect(await renewed.ended).toBe(0);
    expect(renewed.printed()).toContain(file);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    const unknown = launch(environment, 'token', 'somebody');
    expect(await unknown.ended).toBe(1);
    expect(unknown.printed()).toMatch(/^There is no persona "somebody"\..*\n {2}iom-night-social-worker\n/);
  });

  it('goes on when one owner’s process is killed, says so, and starts it again', async () => {
    const services = childrenOf(launcher.process.pid!).find(({ command }) =>
      command.includes('programs/services.js'),
    )!;
    process.kill(services.pid, 'SIGKILL');
    await launcher.until(/The services process has ended; it is started again in 0\.25 s\./);
    const without = await post('iom-night-social-worker', CENTRE);
    expect(without.data.centreByCode.name).toEqual(expect.any(String));
    for (const { path, extensions } of without.errors ?? [])
      expect([path, extensions.code]).toEqual([['centreByCode', 'services'], 'UPSTREAM_UNAVAILABLE']);
    await launcher.until(/The services process runs again\./);
    expect((await post('iom-night-social-worker', CENTRE)).errors).toBeUndefined();
  });

  it('lets somebody run one part by hand, and takes it back when that one ends', async () => {
    const again = launch(environment, 'slice', 'services');
    await again.until(/listening/);
    expect(launcher.printed()).toContain(
      'The services process has ended; it comes back after the one run by hand.',
    );
    expect(childrenOf(launcher.process.pid!).filter(({ command }) => command.includes('services'))).toEqual(
      [],
    );
    expect((await post('iom-night-social-worker', CENTRE)).errors).toBeUndefined();
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    await launcher.until(/(The services process runs again\.[\s\S]*){2}/);
    expect((await post('iom-night-social-worker', CENTRE)).errors).toBeUndefined();
  });

  it('starts its PostgreSQL again when that is killed, at the same port', async () => {
    const postmaster = childrenOf(launcher.process.pid!).find(({ command }) => command.includes('postgres'))!;
    process.kill(postmaster.pid, 'SIGKILL');
    await launcher.until(/PostgreSQL has ended; it is started again/);
    await launcher.until(/PostgreSQL runs again\./);
    while ((await post('iom-night-social-worker', CENTRE)).errors);
  });

  it('loses no acknowledged write when everything is killed in the middle of writing', async () => {
    const { data } = await post(
      'state-registrar',
      '{ centreByCode(code: "RRC-SOFIA") { residents(first: 100) { nodes { id } } } }',
    );
    // The latest arrival comes first: whoever came before all others has been there long enough for any check of this test.
    const residentId = data.centreByCode.residents.nodes.at(-1).id;
    const now = Date.now();
    const acknowledged: string[] = [];
    let isOver = false;
    let reached = () => {};
    const enough = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const record = `mutation Record($input: RecordPresenceInput!) {
      recordPresence(input: $input) { presence { id } userErrors { message } }
    }`;
    const writer = async (number: number) => {
      for (let index = 0; !isOver; index += 1) {
        const checkedAt = new Date(now - (4 * index + number) * 1000).toISOString();
        const input = {
          idempotencyKey: `check-${number}-${index}`,
          residentId,
          status: 'PRESENT',
          checkedAt,
        };
        const answer = await post('state-registrar', record, { input }).catch(() => undefined);
        const id = answer?.data?.recordPresence?.presence?.id;
        if (id) acknowledged.push(id);
        if (acknowledged.length >= WRITES_BEFORE_THE_END) reached();
      }
    };
    const writers = [0, 1, 2, 3].map(writer);
    // Without an acknowledged write there is nothing to lose: then the writers stop, too.
    await Promise.race([
      enough,
      pause(LONGEST_MILLISECONDS).then(() => {
        isOver = true;
      }),
    ]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(WRITES_BEFORE_THE_END);
    const pids = [launcher.process.pid!, ...childrenOf(launcher.process.pid!).map(({ pid }) => pid)];
    for (const pid of pids) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    isOver = true;
    await Promise.all(writers);
    await launcher.ended;

    await start();
    const found = new Set<string>();
    for (let after: string | null = null; ; ) {
      const page = `query Checks($id: ID!, $after: String) {
        resident(id: $id) { presences(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
      }`;
      const answer = await post('state-registrar', page, { id: residentId, after });
      const { presences }: { presences: Page } = answer.data.resident;
      for (const { id } of presences.nodes) found.add(id);
      if (!presences.pageInfo.hasNextPage) break;
      after = presences.pageInfo.endCursor;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(WRITES_BEFORE_THE_END);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });

  it('loads the demo data once, and adds on the second start what has happened in the day between', () => {
    expect(launcher.printed()).not.toContain('Demo data');
    expect(launcher.printed()).toContain('Added since the last start');
  });

  it(
    'answers on that second start every example of every persona, without an error and with rows',
    async () => {
      const ask: Ask = (persona, purpose, query, variables) =>
        post(persona, query, variables as object, purpose);
      expect(await wrongWithoutThePage(ask, personas)).toEqual([]);
    },
    LONGEST_FOR_ALL_MILLISECONDS,
  );
});

explorer.whileItRuns();

describe('npm start, when it ends', () => {
  it('stops everything in order on Ctrl-C, what runs by hand, too', async () => {
    const byHand = launch(environment, 'slice', 'staff');
    await byHand.until(/listening/);
    await launcher.until(/The staff process has ended/);
    const pids = [...childrenOf(launcher.process.pid!).map(({ pid }) => pid), byHand.process.pid!];
    expect(pids.length).toBeGreaterThanOrEqual(6);
    launcher.process.kill('SIGINT');
    expect(await launcher.ended).toBe(0);
    await byHand.ended;
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it.each([
    ['run a part', 'slice', 'staff'],
    ['renew a token', 'token', 'state-nurse'],
  ])('leaves nobody to %s of a graph that does not run', async (_, ...words) => {
    const alone = launch(environment, ...words);
    expect(await alone.ended).toBe(1);
    expect(alone.printed().trim()).toBe('The graph does not run here. Start it with `npm start`.');
  });
});

explorer.onceItHasStopped();
