import 'reflect-metadata';
import { createLog } from '@mrrm/platform/log';
import { buildDue } from '@mrrm/platform/statistics/build';
import { counted } from './statistics.js';

/** Builds the editions that are due and ends: a thread of the slice, or `npm run editions`. */
try {
  const log = createLog('residents');
  const built = await buildDue('residents', counted, log);
  log.info({ built }, 'editions are up to date');
} catch (error) {
  console.error(`Not every edition was built: ${(error as Error).message}`);
  process.exitCode = 1;
}
