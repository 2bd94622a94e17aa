import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../start/dist/folder.js';
import { freePort } from '../start/dist/postgres/machine.js';

/** The servers under measurement, ours first: the others are compared with it. */
export const SERVERS = [
  { name: 'MRRM Graph gateway', program: 'gateway/dist/main.js' },
  { name: 'stock Apollo Gateway', program: 'bench/servers/stock-apollo.mjs' },
  { name: 'Hive Gateway', program: 'bench/servers/hive.mjs' },
  { name: 'hand-written SQL', program: 'bench/servers/hand-written.mjs' },
];

/** Starts one server as a process of its own and waits until it answers something. */
export async function startServer({ name, program }, environment, logFolder) {
  const port = await freePort(0);
  const log = createWriteStream(join(logFolder, `${name.replaceAll(' ', '-')}.log`));
  await once(log, 'open');
  const child = spawn(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment, PORT: String(port) },
    stdio: ['ignore', log, log],
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended: see its log in ${logFolder}`);
    if (await fetch(url, { method: 'POST' }).catch(() => undefined)) break;
    await pause(100);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
    if (child.exitCode === null) await once(child, 'exit');
    clearTimeout(killer);
  };
  return { name, url, pid: child.pid, stop };
}
