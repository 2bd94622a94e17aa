import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, findBinaries } from './binaries.js';
import { findHome, type Home } from './home.js';
import {
  bringToDisk,
  forgetHalfMade,
  initialise,
  PASSWORD_FILE,
  SUPERUSER,
  takeOver,
  versionOfData,
} from './initialise.js';
import { stopLeftover } from './leftover.js';
import { lockFolder } from './lock.js';
import { freePort } from './machine.js';
import { loadOrCreateSecrets } from './secrets.js';
import { PortTaken, type Server, startServer } from './server.js';
import type { Settings } from './settings.js';

export interface ClusterOptions {
  /** Kept between starts. See `findHome` for the case that PostgreSQL's user cannot reach it. */
  folder: string;
  /** Absent or 0: a free one. */
  port?: number;
  /** Default true: PostgreSQL's safe settings. False, for tests alone, trades safety against crashes for speed. */
  durable?: boolean;
  /** Of this start alone, beside or instead of those that every server here has. */
  settings?: Settings;
  /** What a first start takes over instead of making data (`takeOver`). Those of another version of PostgreSQL are left. */
  prepared?: { folder: string; version: string } | undefined;
}

/** A running PostgreSQL of this project's own. */
export interface Cluster {
  /** The superuser, in the database `postgres`. */
  adminUrl: string;
  host: string;
  port: number;
  binaries: 'npm' | 'installed';
  /** For example "18.4". */
  version: string;
  /** The postmaster's process id. */
  pid: number;
  /** Until the server has ended, however that came. */
  ended: Promise<void>;
  /** Until a crash of the machine loses nothing any more. Before that, nobody may be told that something is kept. */
  onDisk: Promise<void>;
  /** Whether this start took over prepared data. */
  wasPrepared: boolean;
  /** Where data, log and password really are. */
  home: string;
  /** Ends the connections and the server, and waits for it. May be called more than once. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Starts a PostgreSQL on a machine that has nothing but Node.js and npm, as root or not. What a killed launcher left
 * running on the folder is stopped first; data are made at the first start.
 * @throws Error with one sentence: no PostgreSQL to be found, port taken, folder in use by another launcher
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, port = 0, durable = true, prepared } = options;
  if (process.platform === 'win32') {
    throw new Error(
      'PostgreSQL cannot be started here on Windows: use WSL, or bring your own by DATABASE_URL_<OWNER>.',
    );
  }
  const home = findHome(folder);
  const lock = lockFolder(home.folder);
  try {
    if (existsSync(home.data)) await stopLeftover(home.data);
    forgetHalfMade(home);
    if (port !== 0 && (await freePort(port)) === undefined) throw new PortTaken(port);
    const binaries = findBinaries(home.folder, home.user, versionOfData(home.data));
    const isNew = !existsSync(home.data);
    const wasPrepared =
      isNew && prepared?.version === binaries.version && (await takeOver(home, prepared.folder));
    const password = await superuserPassword(home);
    if (isNew && !wasPrepared) await initialise(home, binaries, password, durable);
    const running = await startOnPort(home, binaries, port, password, options);
    const onDisk = bringToDisk(home, binaries);
    // Whoever waits for it is told of a failure.
    onDisk.catch(() => undefined);
    let stopping: Promise<void> | undefined;
    return {
      adminUrl: running.adminUrl,
      host: HOST,
      port: running.port,
      binaries: binaries.from,
      version: binaries.version,
      pid: running.server.pid,
      ended: running.server.ended,
      onDisk,
      wasPrepared,
      home: home.folder,
      stop: () =>
        (stopping ??= onDisk
          .catch(() => undefined)
          .then(() => running.server.stop())
          .finally(lock.release)),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function superuserPassword(home: Home): Promise<string> {
  if (existsSync(home.data) && !existsSync(join(home.folder, PASSWORD_FILE))) {
    throw new Error(
      `The password file ${join(home.folder, PASSWORD_FILE)} is missing: restore it, or remove ${home.data} to begin anew.`,
    );
  }
  return (await loadOrCreateSecrets(home.folder, [SUPERUSER], PASSWORD_FILE))[SUPERUSER]!;
}

/** Another program may take a free port before the server does: then the next free one is tried. */
async function startOnPort(
  home: Home,
  binaries: Binaries,
  wanted: number,
  password: string,
  { durable = true, settings }: ClusterOptions,
) {
  for (let attempt = 1; ; attempt++) {
    const port = wanted || (await freePort(0))!;
    const adminUrl = `postgres://${SUPERUSER}:${password}@${HOST}:${port}/postgres`;
    try {
      const server: Server = await startServer(home, binaries, port, adminUrl, durable, settings);
      return { server, port, adminUrl };
    } catch (error) {
      if (!(error instanceof PortTaken) || wanted !== 0 || attempt === 5) throw error;
    }
  }
}
