import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { type Databases, prepareDatabases } from '../../../start/dist/databases.js';
import { OWNERS } from '../../../start/dist/owners.js';
import { type Cluster, startCluster } from '../../../start/dist/postgres/cluster.js';

/** Four migrated databases without a row, to be copied by each test file that wants one. */
export interface EmptyDatabases {
  adminUrl: string;
  databases: Databases;
}

declare module 'vitest' {
  export interface ProvidedContext {
    empty: EmptyDatabases;
  }
}

/** One PostgreSQL, trading safety against speed, with the four empty databases; `stop` removes it. */
export async function startEmpty(): Promise<EmptyDatabases & { stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-test-'));
  const cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false });
  const databases = await prepareDatabases(folder, cluster.adminUrl, {});
  await openWalls(cluster);
  return {
    adminUrl: cluster.adminUrl,
    databases,
    async stop() {
      await cluster.stop();
      for (const place of [cluster.home, folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}

/** A run that judges the first walls alone takes the last one away. */
async function openWalls({ adminUrl }: Cluster) {
  if (process.env['APP_ROLE_BYPASSES_ROW_LEVEL_SECURITY'] !== 'on') return;
  const sql = postgres(adminUrl, { max: 1 });
  for (const owner of OWNERS) await sql.unsafe(`alter role ${owner}_app bypassrls`);
  await sql.end();
}

/** For all tests of rooms. */
export default async function setup(project: TestProject) {
  const { adminUrl, databases, stop } = await startEmpty();
  project.provide('empty', { adminUrl, databases });
  return stop;
}
