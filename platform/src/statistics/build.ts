import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { readDatabaseUrl } from '../config.js';
import { Database } from '../database/database.js';
import { createLog, type Log } from '../log.js';
import { clerk } from '../writing/chore.js';
import { dueToday } from './due.js';
import { makeEdition } from './make.js';
import type { CountedByOwner } from './owner.js';

/** The lowest: whoever asks something comes first. */
const AFTER_ALL_OTHERS = 19;

/** A year of a million rows is counted longer than anybody who asks would wait, in milliseconds. */
const LONGEST_COUNT = 300_000;

/**
 * Builds every edition that is due, the earliest year first, over a connection of its own. For a thread of its own, or for a command.
 * @returns how many were built
 * @throws Error naming the missing variable, or as `makeEdition` does: what was built before stays
 */
export async function buildDue(
  owner: string,
  counted: CountedByOwner,
  log: Pick<Log, 'info'>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  // On Linux it is the thread that steps back; elsewhere it would be the whole process.
  if (!isMainThread && process.platform === 'linux') setPriority(0, AFTER_ALL_OTHERS);
  const database = new Database({
    url: readDatabaseUrl(owner, environment),
    applicationName: `mrrm-${owner}-editions`,
    maximumConnections: 1,
    longestStatement: LONGEST_COUNT,
  });
  try {
    for (let built = 0; ; built += 1) {
      const due = await dueToday(database, owner, counted, environment);
      if (!due) return built;
      const request = database.request(clerk(owner));
      try {
        const began = performance.now();
        await makeEdition(request, counted, due);
        log.info({ ...due, seconds: Math.round((performance.now() - began) / 1000) }, 'an edition was built');
      } finally {
        await request.close();
      }
    }
  } finally {
    await database.close();
  }
}

/** Builds what is due and ends: the program of a thread of the slice, and of `npm run editions`. It sets the exit code. */
export async function runEditions(owner: string, counted: CountedByOwner): Promise<void> {
  try {
    const log = createLog(owner);
    const built = await buildDue(owner, counted, log);
    log.info({ built }, 'editions are up to date');
  } catch (error) {
    console.error(`Not every edition was built: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
