import { isLoaded, loadDemo } from '@mrrm/demo/load';
import { z } from 'zod';
import type { Databases } from './databases.js';
import { OWNERS } from './owners.js';
import { showProgress } from './progress.js';

const sizeSchema = z.enum(['small', 'demo', 'large', 'none'], {
  error: 'MRRM_DEMO must be small, demo, large or none.',
});

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
  await loadDemo({ urls, size: size.data, onProgress: showProgress('Demo data') });
}
