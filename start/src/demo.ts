import { isLoaded, loadDemo } from '@mrrm/demo/load';
import { demoMoment } from '@mrrm/demo/moment';
import { topUpDemo } from '@mrrm/demo/top-up/top-up';
import { z } from 'zod';
import type { Databases } from './databases.js';
import { OWNERS, type Owner } from './owners.js';
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

/**
 * Loads the synthetic data at the first start, and at each later one what has happened since. MRRM_DEMO chooses the size:
 * small, demo (the default), large or none.
 * @param given databases of the operator's own, by owner: nothing is ever added to what is in them
 */
export async function loadDemoOnce(
  databases: Databases,
  environment: NodeJS.ProcessEnv,
  given: Partial<Record<Owner, string>> = {},
): Promise<void> {
  const size = sizeSchema.safeParse(environment['MRRM_DEMO'] || 'demo');
  if (!size.success) throw new Error(size.error.issues[0]!.message);
  if (size.data === 'none') return;
  const until = momentOf(environment);
  const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl])) as Record<
    Owner,
    string
  >;
  if (!(await isLoaded(urls)))
    await loadDemo({ urls, size: size.data, until, onProgress: showProgress('Demo data') });
  else if (Object.keys(given).length === 0)
    await topUpDemo({ urls, until, onProgress: showProgress('Added since the last start') });
}
