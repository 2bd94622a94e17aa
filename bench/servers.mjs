import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../start/dist/folder.js';
import { freePort } from '../start/dist/postgres/machine.js';

/**
 * The servers under measurement, ours first: the others are compared with it. `package` is what it takes from the bench's own
 * packages, `speaks` how it is asked, `only` the one kind of row for which it is there, `remark` what a result has to say of it.
 */
export const SERVERS = [
  { key: 'ours', name: 'MRRM Graph', program: 'start/dist/programs/gateway.js', speaks: 'graph' },
  { key: 'apollo', name: 'stock Apollo Gateway', program: 'bench/servers/stock-apollo.mjs', speaks: 'graph' },
  hive('hive', 'Hive Gateway, merging off', 'alone'),
  hive('hive-by-person', 'Hive Gateway, merging by person', 'by person'),
  {
    ...hive('hive-router', 'Hive Gateway with router runtime', 'router runtime'),
    package: '@graphql-hive/router-runtime',
  },
  { ...hive('hive-merging', 'Hive Gateway as it comes', 'as it comes'), only: 'identical' },
  {
    key: 'postgraphile',
    name: 'PostGraphile monolith, no audit',
    program: 'bench/servers/postgraphile.mjs',
    package: 'postgraphile',
    // It takes Node.js 22 or later, the product 20.19 or later.
    node: newerNode(),
    speaks: 'postgraphile',
    isMonolith: true,
    remark:
      "PostGraphile 5 on grafserv under Node.js 24 or later reads one database that holds the schemas and rows of all four owners, under the slices' row-level security and the reader's context. It keeps no audit, so its answers wait for none; it looks at no token and judges no field. It is measured as it is.",
  },
  { ...byHand('guarded-sql', 'hand-written SQL with guards', 'on'), isLimit: true },
  { ...byHand('bare-sql', 'hand-written SQL, bare', 'off'), isLimit: true },
];

function hive(key, name, form) {
  return {
    key,
    name,
    program: 'bench/servers/hive.mjs',
    environment: { HIVE: form },
    package: '@graphql-hive/gateway-runtime',
    speaks: 'graph',
  };
}

function byHand(key, name, guards) {
  return {
    key,
    name,
    program: 'bench/servers/hand-written.mjs',
    environment: { GUARDS: guards },
    speaks: 'sql',
  };
}

/** This process's Node.js where it is new enough, else the one that npm brings for this machine; null where there is none. */
function newerNode() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const file = join(ROOT, `bench/node_modules/node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : null;
}

/** Whether what it needs is installed: `npm run bench` installs it, `npm ci` alone does not. */
export const isInstalled = (server) =>
  server.node !== null &&
  (!server.package || existsSync(join(ROOT, 'bench', 'node_modules', server.package)));

/** Operations that a server with words of its own knows. */
export const answers = (server, operation) =>
  server.speaks === 'graph' || server.speaks in (operation.knownTo ?? {});

/** Starts one server as a process of its own and waits until it answers something. */
export async function startServer(server, environment, folder) {
  // The slices ask our gateway for each other's records, also when a peer is measured.
  const port = server.key === 'ours' ? Number(environment.PORT) : await freePort(0);
  const file = join(folder, `${server.key}.log`);
  const log = createWriteStream(file);
  await once(log, 'open');
  const child = spawn(
    server.node ?? process.execPath,
    ['--max-semi-space-size=32', join(ROOT, server.program)],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        ...(process.env.NODE_OPTIONS && { NODE_OPTIONS: process.env.NODE_OPTIONS }),
        NODE_ENV: 'production',
        ...environment,
        ...server.environment,
        PORT: String(port),
      },
      stdio: ['ignore', log, log],
    },
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${server.name} ended: see ${file}`);
    if (await fetch(url, { method: 'POST' }).catch(() => undefined)) break;
    await pause(50);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 3000);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    clearTimeout(killer);
    log.close();
  };
  return { ...server, url, pid: child.pid, log: file, stop };
}
