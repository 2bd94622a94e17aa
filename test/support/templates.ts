import type { TestProject } from 'vitest/node';
import { loadDemo } from '../../demo/dist/load.js';
import { demoMoment } from '../../demo/dist/moment.js';
import type { Databases } from '../../start/dist/databases.js';
import { OWNERS, type Owner } from '../../start/dist/owners.js';
import { cloneDatabase } from '../../start/dist/postgres/databases.js';
import { startEmpty } from './one-slice/empty.js';
import { letTermsRunFromToday } from './terms.js';

/** What each test file needs to make its own copy of the four databases. */
export interface Templates {
  adminUrl: string;
  databases: Databases;
}

declare module 'vitest' {
  export interface ProvidedContext {
    templates: Templates;
  }
}

/** One PostgreSQL for all tests of the graph: four migrated databases with the demo data in size `demo`, and four empty ones. */
export default async function setup(project: TestProject) {
  const { adminUrl, databases: empty, stop } = await startEmpty();
  const databases = structuredClone(empty);
  for (const owner of OWNERS) {
    await cloneDatabase(adminUrl, `mrrm_${owner}`, `mrrm_${owner}_demo`);
    for (const kind of ['ownerUrl', 'appUrl', 'dumpUrl'] as const) databases[owner][kind] += '_demo';
  }
  const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl])) as Record<
    Owner,
    string
  >;
  await loadDemo({
    urls,
    size: 'demo',
    until: demoMoment,
    // Who is on duty is asked of the clock.
    rotaFrom: new Date(),
  });
  await letTermsRunFromToday(urls);
  project.provide('templates', { adminUrl, databases });
  project.provide('empty', { adminUrl, databases: empty });
  return stop;
}
