// npm run rehearse:replicas: two gateways and two processes of each slice behind HAProxy, each restarted in turn while people ask.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { loadOrCreateAuditKeys } from '../../start/dist/audit-keys.js';
import { environmentOfGateway, environmentOfSlice } from '../../start/dist/environments.js';
import { makeActorTokenKeys } from '../../start/dist/keys.js';
import { OWNERS } from '../../start/dist/owners.js';
import { freePort } from '../../start/dist/postgres/machine.js';
import { startProcess, waitUntilReady } from '../../start/dist/processes.js';
import { startDatabases } from '../data/databases.mjs';
import { UNLIMITED } from '../graph.mjs';
import { ask, askBeside, openAgent } from '../load/ask.mjs';
import { quantile } from '../load/loads.mjs';
import { flagship } from '../operations/reads.mjs';
import { presence } from '../operations/writes.mjs';
import { startPeople } from '../people.mjs';
import { startHaproxy } from './haproxy.mjs';

const REPLICAS = 2;
const PER_SECOND = Number(process.argv[2] ?? 4);
/** How long people ask while everything stands, before the first restart and between two, in milliseconds. */
const PAUSE_MILLISECONDS = 2000;

const began = performance.now();
const say = (text) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const stops = [];
try {
  const data = await startDatabases('demo');
  stops.push(data.stop);
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-replicas-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const { identities, people } = await startPeople();
  stops.push(() => identities.issuer.close());
  const ports = async (count) => Promise.all(Array.from({ length: count }, () => freePort(0)));
  const groups = {};
  for (const name of ['gateway', ...OWNERS]) {
    const [port, ...replicas] = await ports(1 + REPLICAS);
    groups[name] = { port, replicas };
  }
  const slices = Object.fromEntries(OWNERS.map((owner) => [owner, groups[owner].port]));
  const graph = {
    ports: { issuer: 0, gateway: groups.gateway.port, slices },
    databases: data.databases,
    identities,
    keys: await makeActorTokenKeys(),
    auditKeys: await loadOrCreateAuditKeys(folder),
  };
  // A database for nothing else, as in earnest: it holds no name and is worth no backup.
  const counts = new URL(data.adminUrl);
  counts.pathname = '/mrrm_counts';
  const admin = postgres(data.adminUrl, { max: 1, onnotice: () => {} });
  await admin`drop database if exists mrrm_counts`;
  await admin`create database mrrm_counts`;
  await admin.end();
  const environments = {
    gateway: { ...environmentOfGateway(graph), EXPLORER: 'off', TRUSTED_PROXIES: '127.0.0.1' },
    ...Object.fromEntries(OWNERS.map((owner) => [owner, environmentOfSlice(owner, graph)])),
  };
  const start = async (name, at) => {
    const port = groups[name].replicas[at];
    const environment = {
      LOG_LEVEL: 'error',
      ...environments[name],
      PORT: String(port),
      ...UNLIMITED,
      SHARED_COUNTS_URL: counts.href,
    };
    const running = await startProcess(join(folder, `${name}-${at}`), name, environment);
    await waitUntilReady(join(folder, `${name}-${at}`), running, `http://127.0.0.1:${port}/readyz`);
    return running;
  };
  const running = {};
  for (const name of [...OWNERS, 'gateway'])
    for (let at = 0; at < REPLICAS; at += 1) {
      running[`${name} ${at}`] = await start(name, at);
      stops.push(() => running[`${name} ${at}`].stop());
    }
  stops.push(await startHaproxy(folder, groups));
  const server = { speaks: 'graph', url: `http://127.0.0.1:${groups.gateway.port}/graphql` };
  say(`${Object.keys(running).length} processes run behind HAProxy.`);

  const world = {
    askOurs: (...words) => askBeside({ server, people }, ...words),
    admin: Object.fromEntries(
      OWNERS.map((owner) => {
        const sql = postgres(data.owners[owner], { max: 1 });
        stops.push(() => sql.end({ timeout: 5 }));
        return [owner, sql];
      }),
    ),
  };
  const kinds = [];
  for (const operation of [flagship, presence])
    kinds.push({ operation, request: await operation.prepare(world) });
  const agent = openAgent();
  const tally = { asked: 0, failed: [], latencies: [] };
  const under = new Set();
  let isOver = false;
  const asking = (async () => {
    for (let number = 0; !isOver; number += 1) {
      const { operation, request } = kinds[number % kinds.length];
      const one = ask({ operation, server, agent, people }, request(number)).then(
        ({ milliseconds, fault }) => {
          tally.asked += 1;
          tally.latencies.push(milliseconds);
          if (fault) {
            tally.failed.push(fault);
            say(`FAILED ${operation.name}: ${fault}`);
          }
          under.delete(one);
        },
      );
      under.add(one);
      await pause(1000 / PER_SECOND);
    }
  })();
  await pause(PAUSE_MILLISECONDS);
  for (const key of Object.keys(running)) {
    const [name, at] = key.split(' ');
    const before = tally.asked;
    const from = performance.now();
    await running[key].stop();
    running[key] = await start(name, Number(at));
    await pause(PAUSE_MILLISECONDS);
    say(
      `${key} was restarted within ${((performance.now() - from - PAUSE_MILLISECONDS) / 1000).toFixed(1)} s; ${tally.asked - before} answers meanwhile, ${tally.failed.length} failed in all`,
    );
  }
  isOver = true;
  await asking;
  await Promise.all(under);
  await agent.close();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${Object.keys(running).length} restarts, ${tally.asked} requests (${kinds.map(({ operation }) => operation.name).join(', ')}), ${tally.failed.length} failed; median ${quantile(tally.latencies, 0.5).toFixed(0)} ms, 99th of 100 ${quantile(tally.latencies, 0.99).toFixed(0)} ms; ${seconds.toFixed(0)} s.`,
  );
  if (tally.failed.length > 0) process.exitCode = 1;
} finally {
  while (stops.length > 0) await stops.pop()();
}
