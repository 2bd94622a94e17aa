import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { canReach, chooseUser, type RunUser } from './user.js';

/** Where a cluster lives: `data/`, `postgres.log`, `superuser.json`, `launcher.lock` and, if copied, its binaries. */
export interface Home {
  folder: string;
  data: string;
  user: RunUser;
}

/**
 * Decides where the cluster lives: in the given folder, unless the user that PostgreSQL runs under cannot reach it
 * (root's project in a private home such as /root).
 *
 * Then it lives in `/var/tmp/mrrm-<random>` (the temporary folder of the machine when there is no /var/tmp), and the file
 * `data-is-elsewhere.txt` in the given folder names the place, at every later start too. The file alone leads there: data belong
 * with the keys that are kept beside that file, and a folder that is made anew at the same path has other keys. In the place,
 * `belongs-to.txt` names the folder, so that somebody who tidies up can tell whose data they are.
 * @throws Error with one sentence when data exist but cannot be reached, or when the place is another user's
 */
export function findHome(given: string): Home {
  mkdirSync(given, { recursive: true });
  const folder = realpathSync(given);
  const dataThere = (place: string) => (existsSync(join(place, 'data')) ? join(place, 'data') : undefined);
  const named = placeNamedIn(folder);
  const isRoot = process.getuid!() === 0;
  const away = isRoot && !dataThere(folder) && named ? dataThere(named) : undefined;
  const user = chooseUser(away ?? dataThere(folder));
  if (!away && canReach(user, folder)) return { folder, data: join(folder, 'data'), user };
  if (dataThere(folder)) {
    throw new Error(
      `The data in ${folder} cannot be reached by ${user.name}: allow others to enter the folders above it (chmod o+x).`,
    );
  }
  const elsewhere = named ?? choosePlace(folder);
  claim(elsewhere);
  writeFileSync(join(elsewhere, 'belongs-to.txt'), `${folder}\n`);
  return { folder: elsewhere, data: join(elsewhere, 'data'), user };
}

const fileOf = (folder: string) => join(folder, 'data-is-elsewhere.txt');

function placeNamedIn(folder: string): string | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  const place = readFileSync(fileOf(folder), 'utf8').trim();
  if (!isAbsolute(place))
    throw new Error(`${fileOf(folder)} names no place: restore it, or remove it to begin anew.`);
  return place;
}

/** Of two launchers that choose at once, both get what the first has written. */
function choosePlace(folder: string): string {
  const place = mkdtempSync(join(realpathSync(existsSync('/var/tmp') ? '/var/tmp' : tmpdir()), 'mrrm-'));
  const prepared = `${fileOf(folder)}.${process.pid}`;
  writeFileSync(prepared, `${place}\n`);
  try {
    linkSync(prepared, fileOf(folder));
    return place;
  } catch (error) {
    rmdirSync(place);
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return placeNamedIn(folder)!;
  } finally {
    rmSync(prepared, { force: true });
  }
}

/** Anyone may write in a temporary folder: a place that somebody else has prepared is not used. */
function claim(place: string): void {
  mkdirSync(place, { recursive: true, mode: 0o711 });
  const found = lstatSync(place);
  if (!found.isDirectory() || found.uid !== process.getuid!()) {
    throw new Error(`${place} belongs to another user of this machine: remove it, then start again.`);
  }
  chmodSync(place, 0o711);
}
