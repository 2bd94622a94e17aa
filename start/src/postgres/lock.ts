import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOf } from './machine.js';

/** A launcher's claim on a cluster's folder. */
export interface Lock {
  release(): void;
}

/**
 * Claims the folder for this process. A claim whose process has ended is taken over.
 * @throws Error with one sentence when another launcher, or this one, has started the cluster already
 */
export function lockFolder(folder: string): Lock {
  const file = join(folder, 'launcher.lock');
  const own = `${process.pid} ${startOf(process.pid)}`;
  const prepared = `${file}.${process.pid}`;
  writeFileSync(prepared, own, { mode: 0o644 });
  try {
    while (!tryLink(prepared, file)) removeIfDead(file, folder);
  } finally {
    rmSync(prepared, { force: true });
  }
  const release = () => {
    if (readClaim(file) === own) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return {
    release: () => {
      process.off('exit', release);
      release();
    },
  };
}

/** A hard link appears at once and with its content, which creating and then writing a file does not. */
function tryLink(prepared: string, file: string): boolean {
  try {
    linkSync(prepared, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfDead(file: string, folder: string): void {
  refuseIfAlive(readClaim(file), folder);
  // Moved away rather than removed: between reading and removing, another launcher may have put its own claim here.
  const aside = `${file}.${process.pid}.aside`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readClaim(aside);
  try {
    refuseIfAlive(moved, folder);
  } catch (error) {
    tryLink(aside, file);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function refuseIfAlive(claim: string | undefined, folder: string): void {
  const [pid, start] = claim?.split(/ (.*)/s) ?? [];
  if (!pid || !start || startOf(Number(pid)) !== start) return;
  throw new Error(
    `PostgreSQL in ${folder} is already started by process ${pid}: stop that one first, or use another folder.`,
  );
}

function readClaim(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
