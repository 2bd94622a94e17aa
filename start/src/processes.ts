import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './folder.js';
import { turnOver } from './turn-over.js';

const STOP_WITHIN_MILLISECONDS = 10_000;
const LINES_OF_LOG = 8;
const endWithLauncher = new URL('./end-with-launcher.js', import.meta.url).href;

/** A process of the graph. */
export interface Running {
  name: string;
  pid: number;
  ended: Promise<void>;
  /** Asks it to end in order, and ends it after ten seconds all the same. */
  stop(): Promise<void>;
}

/** Where a process's program lies, from the project's root: all its modules in one file, which is read in half the time. */
export const programOf = (name: string) => `start/dist/programs/${name}.js`;

const logFile = (folder: string, name: string) => join(folder, 'log', `${name}.log`);

/** With room for what is young, a start is a tenth shorter: most of what it reads lives until its end. In MB. */
const QUICKER = ['--max-semi-space-size=32'];

const FOR_NODE = ['NODE_COMPILE_CACHE', 'NODE_OPTIONS'];

/** What Node itself needs of this process's environment: nothing of an owner. */
export const ofNode = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  ...Object.fromEntries(FOR_NODE.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
});

/** Starts one process of the graph; what it prints goes to a log file of its own. */
export async function startProcess(
  folder: string,
  name: string,
  environment: Record<string, string>,
): Promise<Running> {
  await mkdir(join(folder, 'log'), { recursive: true });
  turnOver(logFile(folder, name));
  const log = createWriteStream(logFile(folder, name), { flags: 'a' });
  await once(log, 'open');
  // A group of its own: the terminal's Ctrl-C reaches the launcher alone, which then stops everything in order.
  const child = spawn(
    process.execPath,
    [...QUICKER, '--import', endWithLauncher, join(ROOT, programOf(name))],
    {
      cwd: ROOT,
      env: { ...ofNode(), NODE_ENV: 'production', ...environment },
      stdio: ['pipe', log, log],
      detached: true,
    },
  );
  const ended = once(child, 'exit').then(() => log.close());
  await once(child, 'spawn');
  return { name, pid: child.pid!, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MILLISECONDS);
  await ended;
  clearTimeout(timer);
}

/**
 * Waits until a process says that it is ready.
 * @throws Error with the end of its log when it stops first or takes longer than the deadline
 */
export async function waitUntilReady(
  folder: string,
  running: Running,
  url: string,
  deadlineMilliseconds = 60_000,
): Promise<void> {
  const until = performance.now() + deadlineMilliseconds;
  let over = false;
  void running.ended.then(() => {
    over = true;
  });
  while (performance.now() < until && !over) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (response?.ok) return;
    await pause(50);
  }
  const log = await readFile(logFile(folder, running.name), 'utf8');
  const end = log.trim().split('\n').slice(-LINES_OF_LOG).join('\n');
  throw new Error(`The ${running.name} process did not become ready. The end of its log:\n${end}`);
}
