import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { loadDemo } from '../../demo/dist/load.js';
import { demoMoment } from '../../demo/dist/moment.js';
import { DEFAULT_SEED } from '../../demo/dist/world.js';
import { ownerUrlsOf, prepareDatabases } from '../../start/dist/databases.js';
import { ROOT } from '../../start/dist/folder.js';
import { OWNERS } from '../../start/dist/owners.js';
import { startCluster } from '../../start/dist/postgres/cluster.js';
import { cloneDatabase, dropDatabase } from '../../start/dist/postgres/databases.js';
import { keyOfData } from '../../start/dist/prepared/key.js';
import { showProgress } from '../../start/dist/progress.js';

const KEPT = join(ROOT, '.mrrm', 'bench');
/** What holds until a day, such as consents and training, is laid around the moment of the load: older data would be other data. */
const LONGEST_KEPT_MILLISECONDS = 48 * 3_600_000;
const loaded = (owner) => `mrrm_${owner}_loaded`;
const worked = (owner) => `mrrm_${owner}`;

/**
 * A PostgreSQL with the data of a size, as at the load: what an earlier run wrote is gone. The load itself is kept in
 * `.mrrm/bench` for the next run, as long as neither tables nor generators change and it is not older than two days.
 * @returns where the databases are, how to be their superuser, until when their history goes, and how to stop
 */
export async function startDatabases(size, { seed = DEFAULT_SEED } = {}) {
  const folder = join(KEPT, `${size}-${keyOfData(size, seed)}`);
  const mark = join(folder, 'loaded.json');
  if (!isFresh(mark)) forget(size);
  await mkdir(folder, { recursive: true });
  let cluster = await startCluster({ folder: join(folder, 'postgres') });
  try {
    cluster = await withStatistics(cluster, folder);
    if (!existsSync(mark)) await load(folder, cluster.adminUrl, { size, seed, mark });
    for (const owner of OWNERS) {
      await dropDatabase(cluster.adminUrl, worked(owner));
      await cloneDatabase(cluster.adminUrl, loaded(owner), worked(owner));
    }
    const databases = await prepareDatabases(folder, cluster.adminUrl, {});
    const { until } = JSON.parse(readFileSync(mark, 'utf8'));
    await countStatements(cluster.adminUrl);
    return {
      folder,
      databases,
      adminUrl: cluster.adminUrl,
      owners: ownersOf(cluster.adminUrl, databases),
      until,
      kept: true,
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The superuser's way into each owner's database, past all policies. */
export const ownersOf = (adminUrl, databases) =>
  Object.fromEntries(
    OWNERS.map((owner) => {
      const url = new URL(adminUrl);
      url.pathname = new URL(databases[owner].appUrl).pathname;
      return [owner, url.href];
    }),
  );

function isFresh(mark) {
  if (!existsSync(mark)) return false;
  const { until } = JSON.parse(readFileSync(mark, 'utf8'));
  return Date.now() - Date.parse(until) < LONGEST_KEPT_MILLISECONDS;
}

/** Loads of this size that nobody will use again. */
function forget(size) {
  if (!existsSync(KEPT)) return;
  for (const name of readdirSync(KEPT))
    if (new RegExp(`^${size}(-[0-9a-f]{12})?$`).test(name)) rmSync(join(KEPT, name), { recursive: true });
}

/** PostgreSQL counts plans and executions of every statement; that takes a start with its library. */
async function withStatistics(cluster, folder) {
  const sql = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  const [{ libraries }] = await sql`select current_setting('shared_preload_libraries') as libraries`;
  if (libraries === '') {
    await sql`alter system set shared_preload_libraries = 'pg_stat_statements'`;
    await sql`alter system set pg_stat_statements.track_planning = on`;
  }
  await sql.end();
  if (libraries !== '') return cluster;
  await cluster.stop();
  return startCluster({ folder: join(folder, 'postgres') });
}

async function countStatements(adminUrl) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql`create extension if not exists pg_stat_statements`;
  await sql.end();
}

async function load(folder, adminUrl, { size, seed, mark }) {
  for (const owner of OWNERS)
    for (const name of [worked(owner), loaded(owner)]) await dropDatabase(adminUrl, name);
  const databases = await prepareDatabases(folder, adminUrl, {});
  const urls = ownerUrlsOf(databases);
  const until = new Date();
  // Years of newcomers would make few many.
  const history = size === 'few' ? { until: demoMoment, rotaFrom: until } : { until };
  await loadDemo({ urls, size, seed, ...history, onProgress: showProgress(`Data (${size})`) });
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  for (const owner of OWNERS) {
    const url = new URL(adminUrl);
    url.pathname = `/${worked(owner)}`;
    const sql = postgres(url.href, { max: 1, onnotice: () => {} });
    await sql`vacuum (freeze, analyze)`;
    await sql.end();
    await admin`alter database ${admin(worked(owner))} rename to ${admin(loaded(owner))}`;
  }
  await admin.end();
  writeFileSync(mark, JSON.stringify({ size, seed, until }));
}
