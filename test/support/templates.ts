import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadDemo } from '../../demo/dist/load.js';
import { type Databases, prepareDatabases } from '../../start/dist/databases.js';
import { OWNERS, type Owner } from '../../start/dist/owners.js';
import { startCluster } from '../../start/dist/postgres/cluster.js';

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

/** One PostgreSQL for all tests of the graph, with four migrated databases that hold the demo data in size `demo`. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-test-'));
  const cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false });
  const databases = await prepareDatabases(folder, cluster.adminUrl, {});
  const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl]));
  await loadDemo({ urls: urls as Record<Owner, string>, size: 'demo' });
  project.provide('templates', { adminUrl: cluster.adminUrl, databases });
  return async () => {
    await cluster.stop();
    for (const place of [cluster.home, folder]) rmSync(place, { recursive: true, force: true });
  };
}
