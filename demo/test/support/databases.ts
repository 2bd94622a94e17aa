import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';
import { OWNERS, type Owner } from '../../../start/src/owners.js';
import { cloneDatabase, dropDatabase } from '../../../start/src/postgres/databases.js';

export interface EmptyDatabases {
  urls: Record<Owner, string>;
  sql: Record<Owner, Sql>;
}

export interface TestCluster {
  /** Four migrated, empty databases. @param like others to copy instead, to which nobody is connected */
  fresh(like?: EmptyDatabases): Promise<EmptyDatabases>;
  stop(): Promise<void>;
}

/** As many sets of the four owners' migrated databases as asked for. */
export function startDatabases(): TestCluster {
  const { adminUrl, databases: templates } = inject('empty');
  const open: Sql[] = [];
  const names: string[] = [];
  return {
    async fresh(like) {
      const databases = { urls: {}, sql: {} } as EmptyDatabases;
      for (const owner of OWNERS) {
        const suffix = `${process.pid}_set_${names.length}`;
        const name = `mrrm_${owner}_${suffix}`;
        const original = like ? new URL(like.urls[owner]).pathname.slice(1) : `mrrm_${owner}`;
        await cloneDatabase(adminUrl, original, name);
        names.push(name);
        databases.urls[owner] = `${templates[owner].ownerUrl}_${suffix}`;
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
      for (const name of names) await dropDatabase(adminUrl, name);
    },
  };
}
