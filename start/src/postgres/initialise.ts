import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { Home } from './home.js';
import { type RunUser, runAs } from './user.js';

/** The superuser of every cluster made here. */
export const SUPERUSER = 'postgres';

/** Beside the data: the superuser's password. */
export const PASSWORD_FILE = 'superuser.json';

/** @returns the major version that made the data, or undefined when there are none yet */
export function versionOfData(data: string): number | undefined {
  if (!existsSync(data)) return undefined;
  const version = Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10);
  if (!version) throw new Error(`${data} holds no PostgreSQL data: remove it, or use another folder.`);
  return version;
}

/** Beside data that are not known to be on disk yet: a crash of the machine may have left a part of them. */
const notOnDisk = (folder: string) => join(folder, 'data-not-on-disk');

/**
 * Takes away data of which a start that was cut short may not have brought all to disk. No start has called them ready: there is nothing
 * in them that anybody was told is kept.
 */
export function forgetHalfMade({ folder, data }: Pick<Home, 'folder' | 'data'>): void {
  if (!existsSync(notOnDisk(folder))) return;
  rmSync(data, { recursive: true, force: true });
  rmSync(notOnDisk(folder));
}

/**
 * Makes the data folder: in a temporary one first, so that an interrupted start never leaves half of it behind. It is brought to disk
 * afterwards (`bringToDisk`), beside the work that comes first: to wait for a thousand files takes longer than to make them.
 * Logins come over 127.0.0.1 only, with a SCRAM password.
 * @throws Error with what initdb said
 */
export async function initialise(
  { folder, data, user }: Home,
  binaries: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  const workshop = join(folder, 'data.new');
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { mode: 0o700 });
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.other) for (const path of [passwordFile, workshop]) chownSync(path, user.uid, user.gid);
  const made = join(workshop, 'data');
  const choices = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--username=${SUPERUSER}`];
  const failure = await failureOf(
    binaries,
    ['-D', made, `--pwfile=${passwordFile}`, ...choices, '--no-sync'],
    user,
  );
  if (failure !== undefined)
    throw new Error(`PostgreSQL could not make its data folder in ${folder}: ${failure}`);
  writeFileSync(join(made, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  if (durable) await markAsNotOnDisk(folder);
  renameSync(made, data);
  rmSync(workshop, { recursive: true });
}

/**
 * Takes over what a server of this project left in order, instead of making data: `initialise` says how, and what of it may not be on
 * disk yet.
 * @param from a folder with `data/` and the superuser's password; it is gone afterwards
 * @returns false when another start was faster
 */
export async function takeOver({ folder, data, user }: Home, from: string): Promise<boolean> {
  const workshop = join(folder, 'data.new');
  rmSync(workshop, { recursive: true, force: true });
  if (!(await move(from, workshop))) return false;
  const made = join(workshop, 'data');
  if (user.other)
    for (const name of ['', ...readdirSync(made, { recursive: true, encoding: 'utf8' })])
      chownSync(join(made, name), user.uid, user.gid);
  chmodSync(made, 0o700);
  await markAsNotOnDisk(folder);
  renameSync(join(workshop, PASSWORD_FILE), join(folder, PASSWORD_FILE));
  renameSync(made, data);
  rmSync(workshop, { recursive: true });
  return true;
}

/** Moves a folder, to another file system too. @returns false when there is none */
export async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true });
  }
  return true;
}

/** Until somebody says otherwise, a start on the folder makes its data anew (`forgetHalfMade`). */
export async function markAsNotOnDisk(folder: string): Promise<void> {
  writeFileSync(notOnDisk(folder), '');
  await flush(notOnDisk(folder), folder);
}

/**
 * Brings what `initialise` made to disk; the server may run meanwhile, and brings there itself what it writes.
 * @throws Error with what initdb said
 */
export async function bringToDisk({ folder, data, user }: Home, binaries: Binaries): Promise<void> {
  if (!existsSync(notOnDisk(folder))) return;
  const failure = await failureOf(binaries, ['--sync-only', '-D', data], user);
  if (failure !== undefined) throw new Error(`PostgreSQL's data cannot be brought to disk: ${failure}`);
  await flush(folder);
  rmSync(notOnDisk(folder));
  await flush(folder);
}

/** Waits until files, or what folders say is in them, are on disk. */
async function flush(...paths: string[]): Promise<void> {
  for (const path of paths) {
    const file = await open(path, 'r');
    await file.sync().finally(() => file.close());
  }
}

/** Runs initdb without holding anything else up. @returns what it said, when it failed */
async function failureOf(binaries: Binaries, words: string[], user: RunUser): Promise<string | undefined> {
  const child = spawn(binaries.initdb, words, {
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    ...runAs(user),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  try {
    const [status] = (await once(child, 'close')) as [number | null];
    return status === 0 ? undefined : said.trim();
  } catch (error) {
    return (error as Error).message;
  }
}

/** Nothing of the launcher's environment reaches the server: PGDATA, PGPORT and their like would change it. */
export const serverEnvironment = () => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' });
