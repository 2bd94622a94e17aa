import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './folder.js';

export interface Running {
  name: string;
  pid: number;
  /** Asks it to end in order, and ends it after ten seconds all the same. */
  stop(): Promise<void>;
  ended: Promise<void>;
}

/** Where a process's program lies, from the project's root. */
export const programOf = (name: string) => (name === 'gateway' ? 'gateway/dist/main.js' : `subgraphs/${name}/dist/main.js`);

/** Starts one process of the graph; what it prints goes to a log file of its own. */
export async function startProcess(folder: string, name: string, environment: Record<string, string>): Promise<Running> {
  await mkdir(join(folder, 'log'), { recursive: true });
  const log = createWriteStream(join(folder, 'log', `${name}.log`), { flags: 'a' });
  await once(log, 'open');
  // A group of its own: the terminal's Ctrl-C reaches the launcher alone, which then stops everything in order.
  const child = spawn(process.execPath, [join(ROOT, programOf(name))], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', log, log],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => kill(child, 'SIGKILL'));
  return { name, pid: child.pid!, ended, stop: () => stop(child, ended) };
}

function kill(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}

async function stop(child: ChildProcess, ended: Promise<void>) {
  kill(child, 'SIGTERM');
  const timer = setTimeout(() => kill(child, 'SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/**
 * Waits until a process says that it is ready.
 * @throws Error with the end of its log when it stops first or takes longer than the deadline
 */
export async function waitUntilReady(folder: string, running: Running, url: string, deadlineMilliseconds = 60_000): Promise<void> {
  const until = Date.now() + deadlineMilliseconds;
  let over = false;
  void running.ended.then(() => {
    over = true;
  });
  while (Date.now() < until && !over) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const log = await readFile(join(folder, 'log', `${running.name}.log`), 'utf8');
  throw new Error(`The ${running.name} process did not become ready. The end of its log:\n${log.split('\n').slice(-8).join('\n')}`);
}
