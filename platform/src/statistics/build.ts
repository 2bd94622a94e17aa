import { setPriority } from 'node:os';
import { isMainThread, parentPort } from 'node:worker_threads';
import { readDatabaseUrl } from '../config.js';
import { Database } from '../database/database.js';
import { createLog, type Log } from '../log.js';
import { clerk } from '../writing/chore.js';
import { dueToday } from './due.js';
import { makeEdition } from './make.js';
import type { CountedByOwner } from './owner.js';
import { EditionStops, type Stopped } from './stops.js';

/** The lowest: whoever asks something comes first. */
const AFTER_ALL_OTHERS = 19;

/** A year of a million rows is counted longer than anybody who asks would wait, in milliseconds. */
const LONGEST_COUNT = 300_000;

/**
 * Builds every edition that is due, the latest year first, over a connection of its own. For a thread of its own, or for a command. A year that
 * an edition of it stops is said in the log and left out.
 * @returns how many were built, and what stops others
 * @throws Error naming the missing variable, or as `makeEdition` does: what was built before stays
 */
export async function buildDue(
  owner: string,
  counted: CountedByOwner,
  log: Pick<Log, 'info' | 'error'>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ built: number; stopped: Stopped[] }> {
  // On Linux it is the thread that steps back; elsewhere it would be the whole process.
  if (!isMainThread && process.platform === 'linux') setPriority(0, AFTER_ALL_OTHERS);
  const database = new Database({
    url: readDatabaseUrl(owner, environment),
    applicationName: `mrrm-${owner}-editions`,
    maximumConnections: 1,
    longestStatement: LONGEST_COUNT,
  });
  try {
    const stopped: Stopped[] = [];
    for (let built = 0; ; ) {
      const except = stopped.map(({ year }) => year);
      const due = await dueToday(database, owner, counted, environment, except);
      if (!due) return { built, stopped };
      const request = database.request(clerk(owner));
      try {
        const began = performance.now();
        await makeEdition(request, counted, due);
        built += 1;
        log.info({ ...due, seconds: Math.round((performance.now() - began) / 1000) }, 'an edition was built');
      } catch (error) {
        if (!(error instanceof EditionStops)) throw error;
        const { year, edition, message } = error;
        stopped.push({ year, edition });
        log.error({ year, edition }, message);
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
    const { built, stopped } = await buildDue(owner, counted, log);
    parentPort?.postMessage(stopped);
    if (stopped.length > 0) process.exitCode = 1;
    else log.info({ built }, 'editions are up to date');
  } catch (error) {
    console.error(`Not every edition was built: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
