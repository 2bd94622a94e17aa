import { parentPort, workerData } from 'node:worker_threads';
import { buildEdition } from './edition.js';

/** The thread in which an edition is built: `in-thread.ts` starts it. */
parentPort!.postMessage(await buildEdition(...(workerData as Parameters<typeof buildEdition>)));
