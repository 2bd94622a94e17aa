import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { prepareDatabases } from '../../../start/src/databases.js';
import { OWNERS, type Owner } from '../../../start/src/owners.js';
import { startCluster } from '../../../start/src/postgres/cluster.js';
import { cloneDatabase } from '../../../start/src/postgres/databases.js';

export interface EmptyDatabases {
  urls: Record<Owner, string>;
  sql: Record<Owner, Sql>;
}

export interface TestCluster {
  /** Four migrated, empty databases. */
  fresh(): Promise<EmptyDatabases>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, and in it as many sets of the four owners' migrated databases as asked for. */
export async function startDatabases(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false });
  const templates = await prepareDatabases(folder, cluster.adminUrl, {});
  const open: Sql[] = [];
  let sets = 0;
  return {
    async fresh() {
      sets += 1;
      const databases = { urls: {}, sql: {} } as EmptyDatabases;
      for (const owner of OWNERS) {
        await cloneDatabase(cluster.adminUrl, `mrrm_${owner}`, `mrrm_${owner}_${sets}`);
        databases.urls[owner] = `${templates[owner].ownerUrl}_${sets}`;
        databases.sql[owner] = postgres(databases.urls[owner], {
          max: 1,
          onnotice: () => {},
          connection: { 'app.role': 'MAINTENANCE' } as Record<string, string>,
        });
        open.push(databases.sql[owner]);
      }
      return databases;
    },
    async stop() {
      await Promise.all(open.map((sql) => sql.end({ timeout: 5 })));
      await cluster.stop();
      for (const place of [cluster.home, folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}
