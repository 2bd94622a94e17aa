import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDemo } from '@mrrm/demo/load';
import type { Size } from '@mrrm/demo/world';
import postgres from 'postgres';
import { ownerUrlsOf, prepareDatabases } from '../databases.js';
import { type Cluster, startCluster } from '../postgres/cluster.js';
import { markAsNotOnDisk, move, PASSWORD_FILE } from '../postgres/initialise.js';
import { buildEditions } from './editions.js';
import { keyOfData } from './key.js';
import { type Label, labelOf, PREPARED } from './prepared.js';

/** For so long the installation waits for the numbers that analysts ask for. */
const EDITIONS_MILLISECONDS = 15_000;

/** Of the log that a crash is mended from, hardly anything is left. */
const SPARING = { min_wal_size: '32MB', max_wal_size: '32MB' };

/**
 * Makes the data that a first start takes over, in a PostgreSQL that runs for as long as that takes. They are in the folder once they
 * are whole.
 * @param size how many people
 * @param until how long their history goes
 * @throws Error with one sentence: no PostgreSQL, or no room
 */
export async function prepareData(size: Size, until: Date, folder = PREPARED): Promise<void> {
  const workshop = `${folder}.new`;
  const made = join(workshop, 'made');
  const cluster = await startCluster({
    folder: join(workshop, 'postgres'),
    durable: false,
    settings: SPARING,
  });
  try {
    // Whoever comes after one that was cut short begins anew.
    await markAsNotOnDisk(cluster.home);
    await rm(made, { recursive: true, force: true });
    await mkdir(made);
    await fill(workshop, cluster, size, until).finally(() => cluster.stop());
    for (const part of ['data', PASSWORD_FILE]) await move(join(cluster.home, part), join(made, part));
    const { version } = cluster;
    const label: Label = {
      version,
      architecture: process.arch,
      until: until.toISOString(),
      key: keyOfData(size),
    };
    await writeFile(labelOf(made), JSON.stringify(label, null, 2));
    await rm(folder, { recursive: true, force: true });
    await move(made, folder);
  } finally {
    // It may have been elsewhere, where PostgreSQL's user can enter.
    for (const place of [cluster.home, workshop]) await rm(place, { recursive: true, force: true });
  }
}

async function fill(folder: string, { adminUrl }: Cluster, size: Size, until: Date): Promise<void> {
  const databases = await prepareDatabases(folder, adminUrl, {});
  const urls = ownerUrlsOf(databases);
  await loadDemo({ urls, size, until });
  await buildEditions(databases, EDITIONS_MILLISECONDS);
  await Promise.all(Object.values(urls).map(tidy));
}

/** What PostgreSQL would do of itself after the first start, beside the people who ask. */
async function tidy(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`vacuum (freeze)`.finally(() => sql.end());
}
