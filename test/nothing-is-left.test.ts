import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../start/dist/postgres/cluster.js';
import { startOf } from '../start/dist/postgres/machine.js';
import { makeRunFolder } from './support/run/folder.js';

const CLEAR = fileURLToPath(new URL('support/run/clear.mjs', import.meta.url));
const isLinux = process.platform === 'linux';

/** What a run has going when it is killed: a server, and a process that would run for ever. */
interface Going {
  cluster: Cluster;
  endless: ChildProcess;
}

const machine = process.env['TMPDIR'];
let own: string;
const strays: ChildProcess[] = [];
beforeAll(() => {
  own = realpathSync(mkdtempSync(join(tmpdir(), 'left-')));
  process.env['TMPDIR'] = own;
});
afterEach(() => {
  process.env['TMPDIR'] = own;
  for (const one of strays.splice(0)) one.kill('SIGKILL');
});
afterAll(() => {
  if (machine === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = machine;
});

async function goingIn(folder: string): Promise<Going> {
  const cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false });
  const endless = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    env: { PATH: process.env['PATH'], TMPDIR: folder },
    stdio: 'ignore',
  });
  strays.push(endless);
  await once(endless, 'spawn');
  return { cluster, endless };
}

async function expectNothingLeft({ cluster, endless }: Going, ...folders: string[]) {
  await expect
    .poll(() => [cluster.home, ...folders].filter(existsSync), { timeout: 50_000, interval: 50 })
    .toEqual([]);
  expect(startOf(cluster.pid)).toBeUndefined();
  // Elsewhere nobody can say which processes are a run's: they end by their pipes.
  if (isLinux) expect(startOf(endless.pid!)).toBeUndefined();
}

it('leaves no server, no process and no folder behind when the run is killed', async () => {
  const folder = mkdtempSync(join(own, 'killed-'));
  const other = mkdtempSync(join(own, 'other-'));
  const going = await goingIn(folder);
  // Stands for the run: it holds the other end of the pipe, and is ended without a word.
  const run = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
       console.log('clears');`,
      '--',
      CLEAR,
      '--when-it-ends',
      folder,
      other,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  strays.push(run);
  await once(run.stdout!, 'data');
  expect(existsSync(folder)).toBe(true);
  expect(startOf(going.cluster.pid)).toBeDefined();
  run.kill('SIGKILL');
  await expectNothingLeft(going, folder, other);
}, 120_000);

it('is cleared by the next run when the whole machine was stopped, and leaves alone what a running one uses', async () => {
  const crashed = join(own, 'mrrm-tests-crashed');
  const running = join(own, 'mrrm-tests-running');
  for (const folder of [crashed, running]) mkdirSync(folder, { mode: 0o711 });
  writeFileSync(join(crashed, 'run'), `${process.pid} of another start of the machine`);
  writeFileSync(join(running, 'run'), `${process.pid} ${startOf(process.pid)}`);
  const going = await goingIn(crashed);
  const next = await makeRunFolder([]);
  try {
    await expectNothingLeft(going, crashed);
    expect(existsSync(running)).toBe(true);
    expect(tmpdir()).toBe(next.path);
  } finally {
    await next.remove();
  }
  expect(existsSync(next.path)).toBe(false);
}, 120_000);
