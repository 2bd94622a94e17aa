import { Worker } from 'node:worker_threads';
import type { buildEdition, Edition } from './edition.js';

/**
 * Builds an edition in a thread of its own: the solver does not give way, and whoever asks something else meanwhile is answered.
 * @throws Error that building it threw
 */
export const buildInThread = (...asked: Parameters<typeof buildEdition>): Promise<Edition> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: asked });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that builds an edition ended without one.')));
  });
