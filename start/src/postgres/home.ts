import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
 * Then it lives in `/var/tmp/mrrm-<hash>` (the temporary folder of the machine when there is no /var/tmp), where
 * <hash> is the first 16 hexadecimal digits of the SHA-256 of the given folder's real path. The same folder leads to the
 * same place at every start, and a file `data-is-elsewhere.txt` in the given folder names it.
 * @throws Error with one sentence when data exist but cannot be reached, or when the place is another user's
 */
export function findHome(given: string): Home {
  mkdirSync(given, { recursive: true });
  const folder = realpathSync(given);
  const elsewhere = placeElsewhere(folder);
  const dataThere = (place: string) => (existsSync(join(place, 'data')) ? join(place, 'data') : undefined);
  const isRoot = process.getuid!() === 0;
  const away = isRoot && !dataThere(folder) && dataThere(elsewhere) !== undefined;
  const user = chooseUser(away ? dataThere(elsewhere) : dataThere(folder));
  if (!away && canReach(user, folder)) return { folder, data: join(folder, 'data'), user };
  if (dataThere(folder)) {
    throw new Error(
      `The data in ${folder} cannot be reached by ${user.name}: allow others to enter the folders above it (chmod o+x).`,
    );
  }
  claim(elsewhere);
  writeFileSync(join(folder, 'data-is-elsewhere.txt'), `${elsewhere}\n`);
  return { folder: elsewhere, data: join(elsewhere, 'data'), user };
}

function placeElsewhere(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(realpathSync(existsSync('/var/tmp') ? '/var/tmp' : tmpdir()), `mrrm-${hash}`);
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
