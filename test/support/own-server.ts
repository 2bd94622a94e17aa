import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../../start/dist/databases.js';
import type { Owner } from '../../start/dist/owners.js';
import { startCluster } from '../../start/dist/postgres/cluster.js';
import { maintain, type TestDatabase } from './databases.js';

/** A database on a PostgreSQL that belongs to one test alone. */
export interface OwnServer extends TestDatabase {
  /** The superuser's way in, and where the server's log lies. */
  adminUrl: string;
  home: string;
}

/**
 * A migrated, empty database of one owner on a server of its own with the settings of a real one, for tests that kill it, change
 * its roles or read its log. All others copy a database of the shared one.
 */
export async function startOwnServer(owner: Owner): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), `${owner}-`));
  const cluster = await startCluster({ folder });
  const { ownerUrl, appUrl } = await prepareDatabase(folder, cluster.adminUrl, owner);
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
