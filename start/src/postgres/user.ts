import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The operating-system user that PostgreSQL runs under. */
export interface RunUser {
  name: string;
  uid: number;
  gid: number;
  /** True when it is not the launcher's own user: files must be handed over, processes started with uid and gid. */
  other: boolean;
}

/**
 * PostgreSQL refuses to run as root. Root therefore starts it under the user its data already belongs to, else under
 * the existing user `postgres`, else `nobody`; no user of the machine is created or changed.
 * @param data an existing data folder, whose owner decides
 * @throws Error with one sentence when root finds no such user, or another user's data
 */
export function chooseUser(data: string | undefined): RunUser {
  const own = { uid: process.getuid!(), gid: process.getgid!() };
  const owner = data === undefined ? undefined : lstatSync(data);
  if (own.uid !== 0) {
    if (owner && owner.uid !== own.uid) {
      throw new Error(
        `The data in ${data} belong to another user of this machine: start as that user or as root.`,
      );
    }
    return { name: 'the present user', ...own, other: false };
  }
  if (owner && owner.uid !== 0)
    return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid, other: true };
  const found = existingUser('postgres') ?? existingUser('nobody');
  if (!found) {
    throw new Error(
      'PostgreSQL refuses to run as root and this machine has neither a user "postgres" nor "nobody": start as an ordinary user.',
    );
  }
  return found;
}

function existingUser(name: string): RunUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':').map(Number) ?? [];
  return uid !== undefined && gid !== undefined && uid > 0 ? { name, uid, gid, other: true } : undefined;
}

/** Whether the user may pass every folder on the way to the path, and read (a folder: also enter) the path itself. */
export function canReach(user: RunUser, path: string): boolean {
  if (!user.other) return true;
  try {
    const real = realpathSync(path);
    const stats = statSync(real);
    return may(user, stats, stats.isDirectory() ? 1 : 4) && canPass(user, dirname(real));
  } catch {
    return false;
  }
}

function canPass(user: RunUser, folder: string): boolean {
  if (!may(user, statSync(folder), 1)) return false;
  return dirname(folder) === folder || canPass(user, dirname(folder));
}

/** @param right 4 read, 1 enter or execute. The user is started without supplementary groups. */
function may(user: RunUser, stats: Stats, right: 1 | 4): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
  return ((stats.mode >> shift) & right) !== 0;
}

/** What `spawn` needs to run a program as the user. */
export const runAs = (user: RunUser) => (user.other ? { uid: user.uid, gid: user.gid } : {});
