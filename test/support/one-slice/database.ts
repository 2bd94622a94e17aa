import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';
import { prepareDatabases } from '../../../start/src/databases.js';
import type { Owner } from '../../../start/src/owners.js';
import { startCluster } from '../../../start/src/postgres/cluster.js';
import { cloneDatabase, dropDatabase } from '../../../start/src/postgres/databases.js';

export interface TestDatabase {
  /** What the slice runs under: rows only. */
  appUrl: string;
  /** The owner's way in, for what a test prepares. */
  owner: Sql;
  ownerUrl: string;
  stop(): Promise<void>;
}

/** A database on a PostgreSQL that belongs to one test alone. */
export interface OwnServer extends TestDatabase {
  /** The superuser's way in, and where the server's log lies. */
  adminUrl: string;
  home: string;
}

let copies = 0;

/** A migrated, empty database of one owner: a copy of the one that all test files have in common. */
export async function startDatabase(owner: string): Promise<TestDatabase> {
  const { adminUrl, databases } = inject('empty');
  const suffix = `${process.pid}_${++copies}`;
  const { ownerUrl, appUrl } = databases[owner as Owner];
  await cloneDatabase(adminUrl, `mrrm_${owner}`, `mrrm_${owner}_${suffix}`);
  const sql = maintain(`${ownerUrl}_${suffix}`);
  return {
    appUrl: `${appUrl}_${suffix}`,
    owner: sql,
    ownerUrl: `${ownerUrl}_${suffix}`,
    async stop() {
      await sql.end();
      await dropDatabase(adminUrl, `mrrm_${owner}_${suffix}`);
    },
  };
}

/** The same on a server with the settings of a real one, for tests that kill it, change its roles or read its log. */
export async function startOwnServer(owner: string): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), `${owner}-`));
  const cluster = await startCluster({ folder });
  const { ownerUrl, appUrl } = (await prepareDatabases(folder, cluster.adminUrl, {}))[owner as Owner];
  const sql = maintain(ownerUrl);
  return {
    adminUrl: cluster.adminUrl,
    home: cluster.home,
    appUrl,
    owner: sql,
    ownerUrl,
    async stop() {
      await sql.end();
      await cluster.stop();
      for (const place of [cluster.home, folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}

const maintain = (url: string) =>
  postgres(url, {
    max: 2,
    onnotice: () => {},
    // Row-level security holds for the owner as well; this is how it says that it maintains.
    connection: { 'app.role': 'MAINTENANCE' } as Record<string, string>,
  });
