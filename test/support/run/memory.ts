import { readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';

/** Where Linux has a file system in memory. */
export const MEMORY = '/dev/shm';
/** Files with the whole graph, one at a time, had half a GiB of databases and their logs; there are three. In GiB. */
const ROOM = 6;
const FREE_MEMORY = 12;
const GIB = 1024 ** 3;

/**
 * The machine's file system in memory, if it has one from which programs may be run. Each test file copies databases of some hundred
 * files each and removes them: ext4 takes no inode of a removed file again for minutes, and looks at each of them for each new file.
 * @returns undefined where there is none; `hasRoom`: whether a run fits in beside what else the machine does
 */
export function inMemory(): { hasRoom: boolean } | undefined {
  try {
    const [, , type, options] = mountOf(MEMORY) ?? [];
    if (type !== 'tmpfs' || options!.split(',').includes('noexec')) return undefined;
    const { bavail, bsize } = statfsSync(MEMORY);
    return { hasRoom: bavail * bsize >= ROOM * GIB && freemem() >= FREE_MEMORY * GIB };
  } catch {
    return undefined;
  }
}

/** The line of what is mounted at a folder: device, folder, type, options. */
const mountOf = (folder: string) =>
  readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, at]) => at === folder);
