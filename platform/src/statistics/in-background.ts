import { Worker } from 'node:worker_threads';
import type { Database } from '../database/database.js';
import type { Log } from '../log.js';
import { dueToday } from './due.js';
import type { CountedByOwner } from './owner.js';
import type { Stopped } from './stops.js';

/** What a slice counts, and the program that builds what is due of it and ends. */
export interface EditionsOfSlice {
  counted: CountedByOwner;
  program: URL;
}

export interface Building extends EditionsOfSlice {
  owner: string;
  database: Database;
  environment: NodeJS.ProcessEnv;
  log: Pick<Log, 'warn'>;
  /** How often it looks whether something is due. */
  everyMilliseconds?: number;
}

/** How long after its start a slice looks for the first time. */
const FIRST_MILLISECONDS = 10_000;

/** After so many looks it looks again whether a year that was stopped can be built: somebody may have mended it. */
const LOOKS_UNTIL_AGAIN = 60;

/** Has editions built in a thread of its own: the solver does not give way, and whoever asks something meanwhile is answered. */
export function buildInBackground({
  counted,
  program,
  owner,
  database,
  environment,
  log,
  everyMilliseconds = 60_000,
}: Building): { stop(): Promise<void>; stopped(): readonly Stopped[] } {
  let running: Promise<unknown> | undefined;
  let worker: Worker | undefined;
  let stopped: readonly Stopped[] = [];
  let looks = 0;
  let isStopping = false;
  const build = async () => {
    const except = looks++ % LOOKS_UNTIL_AGAIN === 0 ? [] : stopped.map(({ year }) => year);
    if (!(await dueToday(database, owner, counted, environment, except))) {
      if (except.length === 0) stopped = [];
      return;
    }
    // Without what the process itself was started with: a thread ends with it anyhow.
    const thread = new Worker(program, { execArgv: [], env: environment });
    thread.unref();
    worker = thread;
    thread.on('message', (found: readonly Stopped[]) => {
      stopped = found;
    });
    const code = await new Promise<number>((resolve, reject) =>
      thread.once('exit', resolve).once('error', reject),
    );
    worker = undefined;
    // It has said why, and of what stops a year by name.
    if (code !== 0 && stopped.length === 0 && !isStopping) throw new Error('The thread has failed.');
  };
  const look = () => {
    running ??= build()
      .catch((error: Error) => log.warn({ reason: error.name }, 'no edition was built; it is tried again'))
      .finally(() => {
        running = undefined;
      });
  };
  // What is asked of a slice that has just started comes first.
  const first = setTimeout(look, Math.min(FIRST_MILLISECONDS, everyMilliseconds)).unref();
  const timer = setInterval(look, everyMilliseconds).unref();
  return {
    stopped: () => stopped,
    async stop() {
      isStopping = true;
      clearTimeout(first);
      clearInterval(timer);
      // What is half built is kept nowhere.
      await worker?.terminate();
      await running;
    },
  };
}
