import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { placeOfPackage, runnable } from './package.js';
import { type RunUser, runAs } from './user.js';

export interface Binaries {
  from: 'npm' | 'installed';
  postgres: string;
  initdb: string;
  /** As the server says it, for example "18.4". */
  version: string;
  major: number;
}

/** The oldest PostgreSQL that the migrations run on. */
const OLDEST = 15;

/**
 * Finds a PostgreSQL that the user can run: the npm package's first, else the newest installed one.
 * MRRM_POSTGRES=npm or =installed allows only that kind.
 * @param home where the npm package is copied to when it cannot be run in place
 * @param major the version the data were made by, if there are data
 * @throws Error with one sentence that says what to do
 */
export function findBinaries(
  home: string,
  user: RunUser,
  major?: number,
  environment = process.env,
): Binaries {
  const wanted = environment['MRRM_POSTGRES'] || undefined;
  if (wanted !== undefined && wanted !== 'npm' && wanted !== 'installed') {
    throw new Error('MRRM_POSTGRES must be "npm" or "installed".');
  }
  const fits = (found: Binaries | undefined) =>
    found && found.major >= OLDEST && (major ?? found.major) === found.major;
  if (wanted !== 'installed') {
    const source = placeOfPackage();
    const native = source && runnable(source, home, user);
    const found = native && examine('npm', join(native, 'bin'), user);
    if (found && fits(found)) return found;
  }
  if (wanted !== 'npm') {
    const found = installedFolders(environment)
      .map((folder) => examine('installed', folder, user))
      .filter((one): one is Binaries => fits(one) === true)
      .sort((a, b) => b.major - a.major);
    if (found[0]) return found[0];
  }
  throw new Error(sentence(wanted, major));
}

function sentence(wanted: string | undefined, major: number | undefined): string {
  const limit = wanted ? ` (MRRM_POSTGRES=${wanted} allows no other kind)` : '';
  if (major !== undefined) {
    return `The data here were made by PostgreSQL ${major}, and none of that version can be run${limit}: install PostgreSQL ${major}, or remove the data folder to begin anew.`;
  }
  return `No PostgreSQL ${OLDEST} or newer can be run here${limit}: run \`npm ci\` without --omit=optional, or install PostgreSQL (for example \`apt-get install postgresql\`).`;
}

function installedFolders(environment: NodeJS.ProcessEnv): string[] {
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const onPath = (environment['PATH'] ?? '').split(delimiter);
  const roots = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].filter(existsSync);
  const packaged = roots.flatMap((root) => readdirSync(root).map((name) => join(root, name, 'bin')));
  const all = [configured, ...onPath, ...packaged].filter((folder): folder is string => !!folder);
  return [...new Set(all)].filter((folder) => existsSync(join(folder, 'initdb')));
}

/** Asks the program itself: a binary for another C library, or one the user may not execute, says nothing. */
function examine(from: Binaries['from'], folder: string, user: RunUser): Binaries | undefined {
  const postgres = join(folder, 'postgres');
  const asked = spawnSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...runAs(user) });
  const version = /\(PostgreSQL\) ([\d.]+)/.exec(asked.stdout ?? '')?.[1];
  return version
    ? {
        from,
        postgres,
        initdb: join(dirname(postgres), 'initdb'),
        version,
        major: Number.parseInt(version, 10),
      }
    : undefined;
}
