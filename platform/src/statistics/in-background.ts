import { Worker } from 'node:worker_threads';
import type { Database } from '../database/database.js';
import type { Log } from '../log.js';
import { dueToday } from './due.js';
import type { CountedByOwner } from './owner.js';

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

/** Has editions built in a thread of its own: the solver does not give way, and whoever asks something meanwhile is answered. */
export function buildInBackground({
  counted,
  program,
  owner,
  database,
  environment,
  log,
  everyMilliseconds = 60_000,
}: Building): { stop(): Promise<void> } {
  let running: Promise<unknown> | undefined;
  let worker: Worker | undefined;
  const build = async () => {
    if (!(await dueToday(database, owner, counted, environment))) return;
    // Without what the process itself was started with: a thread ends with it anyhow.
    const thread = new Worker(program, { execArgv: [], env: environment });
    thread.unref();
    worker = thread;
    await new Promise((resolve, reject) => thread.once('exit', resolve).once('error', reject));
    worker = undefined;
  };
  const timer = setInterval(() => {
    running ??= build()
      .catch((error: Error) => log.warn({ reason: error.name }, 'no edition was built; it is tried again'))
      .finally(() => {
        running = undefined;
      });
  }, everyMilliseconds).unref();
  return {
    async stop() {
      clearInterval(timer);
      // What is half built is kept nowhere.
      await worker?.terminate();
      await running;
    },
  };
}
