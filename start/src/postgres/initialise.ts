import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { Home } from './home.js';
import { runAs } from './user.js';

/** The superuser of every cluster made here. */
export const SUPERUSER = 'postgres';

/** @returns the major version that made the data, or undefined when there are none yet */
export function versionOfData(data: string): number | undefined {
  if (!existsSync(data)) return undefined;
  const version = Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10);
  if (!version) throw new Error(`${data} holds no PostgreSQL data: remove it, or use another folder.`);
  return version;
}

/**
 * Makes the data folder: in a temporary one first, so that an interrupted start never leaves half of it behind.
 * Logins come over 127.0.0.1 only, with a SCRAM password.
 * @throws Error with what initdb said
 */
export function initialise(
  { folder, data, user }: Home,
  binaries: Binaries,
  password: string,
  durable: boolean,
): void {
  const workshop = join(folder, 'data.new');
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { mode: 0o700 });
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.other) for (const path of [passwordFile, workshop]) chownSync(path, user.uid, user.gid);
  const made = join(workshop, 'data');
  const choices = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--username=${SUPERUSER}`];
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    ['-D', made, `--pwfile=${passwordFile}`, ...choices, ...(durable ? [] : ['--no-sync'])],
    { cwd: '/', env: serverEnvironment(), encoding: 'utf8', ...runAs(user) },
  );
  if (status !== 0)
    throw new Error(
      `PostgreSQL could not make its data folder in ${folder}: ${error?.message ?? stderr.trim()}`,
    );
  writeFileSync(join(made, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  renameSync(made, data);
  rmSync(workshop, { recursive: true });
}

/** Nothing of the launcher's environment reaches the server: PGDATA, PGPORT and their like would change it. */
export const serverEnvironment = () => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' });
