import { isLoaded, loadDemo } from '@mrrm/demo/load';
import { demoMoment } from '@mrrm/demo/moment';
import { z } from 'zod';
import type { Databases } from './databases.js';
import { OWNERS } from './owners.js';
import { showProgress } from './progress.js';

const sizeSchema = z.enum(['small', 'demo', 'large', 'none'], {
  error: 'MRRM_DEMO must be small, demo, large or none.',
});

/**
 * The moment until which the synthetic history goes: now, or MRRM_DEMO_NOW, so that a start can be tried as of another day.
 * Never before the end of the calibrated past.
 */
export function momentOf(environment: NodeJS.ProcessEnv): Date {
  const given = environment['MRRM_DEMO_NOW'];
  const moment = given ? z.iso.datetime({ offset: true }).safeParse(given) : undefined;
  if (moment && !moment.success)
    throw new Error('MRRM_DEMO_NOW must be a moment such as 2026-03-29T08:00:00Z.');
  const at = given ? new Date(given) : new Date();
  return at < demoMoment ? demoMoment : at;
}

/** Loads the synthetic data at the first start. MRRM_DEMO chooses the size: small, demo (the default), large or none. */
export async function loadDemoOnce(databases: Databases, environment: NodeJS.ProcessEnv): Promise<void> {
  const size = sizeSchema.safeParse(environment['MRRM_DEMO'] || 'demo');
  if (!size.success) throw new Error(size.error.issues[0]!.message);
  if (size.data === 'none') return;
  const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl])) as Record<
    (typeof OWNERS)[number],
    string
  >;
  if (await isLoaded(urls)) return;
  const until = momentOf(environment);
  await loadDemo({ urls, size: size.data, until, onProgress: showProgress('Demo data') });
}
