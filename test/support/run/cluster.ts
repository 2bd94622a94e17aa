import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { type Databases, prepareDatabases } from '../../../start/dist/databases.js';
import { OWNERS } from '../../../start/dist/owners.js';
import { startCluster } from '../../../start/dist/postgres/cluster.js';
import { makeRunFolder } from './folder.js';

/** The one PostgreSQL of a run, with four migrated databases without a row, `mrrm_<owner>`, to be copied. */
export interface SharedCluster {
  adminUrl: string;
  databases: Databases;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: SharedCluster;
  }
}

/** For all tests: one server that trades safety against speed, in a folder that goes with the run. */
export default async function setup(project: TestProject) {
  forShortLives();
  const folder = await makeRunFolder(project.vitest.projects.map(({ tmpDir }) => tmpDir));
  const cluster = await startCluster({
    folder: join(folder.path, 'postgres'),
    durable: false,
    // A whole graph takes some 80 when all of its slices are busy, and as many files run at once as there are workers.
    settings: { max_connections: 400 },
  });
  const databases = await prepareDatabases(folder.path, cluster.adminUrl, {});
  await openWalls(cluster.adminUrl);
  project.provide('cluster', { adminUrl: cluster.adminUrl, databases });
  return async () => {
    await cluster.stop();
    await folder.remove();
  };
}

/** Has every process of Node of a run begin with `short-lives.mjs`: those that tests start pass NODE_OPTIONS on. */
function forShortLives() {
  const told = `--import=${new URL('short-lives.mjs', import.meta.url).href}`;
  const before = process.env['NODE_OPTIONS'] ?? '';
  if (!before.includes(told)) process.env['NODE_OPTIONS'] = `${before} ${told}`.trim();
}

/** A run that judges the first walls alone takes the last one away. */
async function openWalls(adminUrl: string) {
  if (process.env['APP_ROLE_BYPASSES_ROW_LEVEL_SECURITY'] !== 'on') return;
  const sql = postgres(adminUrl, { max: 1 });
  for (const owner of OWNERS) await sql.unsafe(`alter role ${owner}_app bypassrls`);
  await sql.end();
}
