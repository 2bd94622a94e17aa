import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { demoMoment } from '@mrrm/demo/moment';
import { z } from 'zod';
import { type Databases, ownerUrlsOf } from './databases.js';
import { ROOT } from './folder.js';
import type { Owner } from './owners.js';
import { ofNode, programOf } from './processes.js';
import { showProgress } from './progress.js';

const sizeSchema = z.enum(['small', 'demo', 'large', 'none'], {
  error: 'MRRM_DEMO must be small, demo, large or none.',
});
const momentSchema = z.iso.datetime({
  offset: true,
  error: 'MRRM_DEMO_NOW must be a moment such as 2026-03-29T08:00:00Z.',
});

/**
 * The moment until which the synthetic history goes: now, or MRRM_DEMO_NOW, so that a start can be tried as of another day.
 * Never before the end of the calibrated past.
 */
export function momentOf(environment: NodeJS.ProcessEnv): Date {
  const given = environment['MRRM_DEMO_NOW'];
  const moment = given ? momentSchema.safeParse(given) : undefined;
  if (moment && !moment.success) throw new Error(moment.error.issues[0]!.message);
  const at = moment ? new Date(moment.data) : new Date();
  return at < demoMoment ? demoMoment : at;
}

/** What the process that fills the databases is told. */
export interface Filling {
  /** Addresses under which each owner's tables are filled. */
  urls: Record<Owner, string>;
  size: 'small' | 'demo' | 'large';
  /** The moment until which the history goes, in ISO 8601. */
  until: string;
  /** Whether databases that are filled already get what has happened since. */
  topsUp: boolean;
}

/** What it says: how far it is, from 0 to 1, or why it could not. */
export type FillingSays = { title: string; what: string; part: number } | { failure: string };

/** With room for what is young: rows live for a moment, and to look for what is left of them was a quarter of the work. In MB. */
const QUICK = ['--max-semi-space-size=64'];

/** Loads the demo data into the owners' databases. */
export interface DemoLoad {
  /** How many people, and until when their history goes; absent when there are none. */
  wanted?: { size: Filling['size']; until: Date };
  /**
   * @param given databases of the operator's own, by owner: nothing is ever added to what is in them
   * @throws Error with one sentence when the data cannot be loaded
   */
  into(databases: Databases, given?: Partial<Record<Owner, string>>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Gets ready to load the synthetic data at the first start, and at each later one what has happened since. MRRM_DEMO chooses the
 * size: small, demo (the default), large or none. It is the work of a process of its own, which reads itself in meanwhile, so that
 * the launcher does not keep its 100 MB for as long as the graph runs.
 * @throws Error with one sentence when a variable is wrong
 */
export function prepareDemo(environment: NodeJS.ProcessEnv): DemoLoad {
  const read = sizeSchema.safeParse(environment['MRRM_DEMO'] || 'demo');
  if (!read.success) throw new Error(read.error.issues[0]!.message);
  const size = read.data;
  if (size === 'none') return { into: async () => undefined, stop: async () => undefined };
  const until = momentOf(environment);
  const child = fork(join(ROOT, programOf('fill')), { cwd: ROOT, env: ofNode(), execArgv: QUICK });
  const ended = endOf(child);
  // Until it is waited for, whatever else fails is told first.
  ended.catch(() => undefined);
  return {
    wanted: { size, until },
    into: async (databases, given = {}) => {
      const urls = ownerUrlsOf(databases);
      // Gone already: `ended` says why.
      if (child.connected)
        child.send({
          urls,
          size,
          until: until.toISOString(),
          topsUp: Object.keys(given).length === 0,
        } satisfies Filling);
      await ended;
    },
    stop: async () => {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

/** Shows what the process says until its end. */
function endOf(child: ChildProcess): Promise<void> {
  const shown = new Map<string, ReturnType<typeof showProgress>>();
  let failure = 'The demo data were not loaded: the process that does it has ended.';
  child.on('message', (said: FillingSays) => {
    if ('failure' in said) {
      failure = said.failure;
      return;
    }
    if (!shown.has(said.title)) shown.set(said.title, showProgress(said.title));
    shown.get(said.title)!(said.what, said.part);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Error(failure))));
  });
}
