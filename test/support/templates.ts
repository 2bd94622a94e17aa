import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';
import type { Databases } from '../../start/dist/databases.js';
import { OWNERS, type Owner } from '../../start/dist/owners.js';
import { cloneDatabases, dropDatabases } from '../../start/dist/postgres/databases.js';
import { letTermsRunFromToday } from './terms.js';

/** Any number; the same one for all files of a run, so that one fills and the others wait. */
const FILLING = 6_180_339;
const FILLED = 'mrrm_demo_is_filled';

/**
 * The four databases with the demo data in size `demo`, `mrrm_<owner>_demo`, to be copied: filled by the first file of a run that
 * wants them. Nobody connects to them afterwards.
 */
export async function demoTemplates(): Promise<Databases> {
  const { adminUrl, databases: empty } = inject('cluster');
  const templates = structuredClone(empty);
  for (const owner of OWNERS)
    for (const kind of ['ownerUrl', 'appUrl', 'dumpUrl'] as const) {
      const url = templates[owner][kind];
      if (url) templates[owner][kind] = withName(url, `${nameIn(url)}_demo`);
    }
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${FILLING})`;
    if (!(await isThere(admin))) {
      await fill(adminUrl, empty, templates);
      await admin`create database ${admin(FILLED)}`;
    }
  } finally {
    await admin.end();
  }
  return templates;
}

const isThere = async (admin: Sql) =>
  (await admin`select from pg_database where datname = ${FILLED}`).length > 0;

async function fill(adminUrl: string, empty: Databases, templates: Databases): Promise<void> {
  const copies = OWNERS.map((owner) => ({
    template: nameIn(empty[owner].ownerUrl),
    name: nameIn(templates[owner].ownerUrl),
  }));
  // A file that was killed while it filled has left half of them.
  await dropDatabases(
    adminUrl,
    copies.map(({ name }) => name),
  );
  await cloneDatabases(adminUrl, copies);
  const urls = Object.fromEntries(OWNERS.map((owner) => [owner, templates[owner].ownerUrl])) as Record<
    Owner,
    string
  >;
  const { loadDemo } = await import('../../demo/dist/load.js');
  const { demoMoment } = await import('../../demo/dist/moment.js');
  // Who is on duty is asked of the clock.
  await loadDemo({ urls, size: 'demo', until: demoMoment, rotaFrom: new Date() });
  await letTermsRunFromToday(urls);
}

/** The name of the database that an address leads to. */
export const nameIn = (url: string): string => new URL(url).pathname.slice(1);

/** The same login at another database. */
export function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
