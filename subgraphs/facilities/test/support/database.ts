import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '@mrrm/platform/migrate';
import postgres, { type Sql } from 'postgres';
import { startCluster } from '../../../../start/src/postgres/cluster.js';
import { ensureDatabase, ensureRole } from '../../../../start/src/postgres/databases.js';

const MIGRATIONS = fileURLToPath(new URL('../../../../drizzle/facilities', import.meta.url));
const PASSWORD = 'of-a-test-only';

export interface TestDatabase {
  /** What the slice runs under: rows only. */
  appUrl: string;
  /** The owner's way in, for what a test prepares. */
  owner: Sql;
  stop(): Promise<void>;
}

/** A migrated database of this slice on a PostgreSQL of its own. */
export async function startDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'facilities-'));
  const cluster = await startCluster({ folder, durable: false });
  const urlOf = (role: string) => {
    const url = new URL(cluster.adminUrl);
    url.username = role;
    url.password = PASSWORD;
    url.pathname = '/facilities';
    return url.href;
  };
  await ensureRole(cluster.adminUrl, { name: 'facilities_owner', password: PASSWORD });
  await ensureRole(cluster.adminUrl, { name: 'facilities_app', password: PASSWORD });
  await ensureDatabase(cluster.adminUrl, 'facilities', 'facilities_owner');
  const ownerUrl = urlOf('facilities_owner');
  await migrateDatabase({ ownerUrl, owner: 'facilities', folder: MIGRATIONS, appRole: 'facilities_app' });
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {} });
  return {
    appUrl: urlOf('facilities_app'),
    owner,
    async stop() {
      await owner.end();
      await cluster.stop();
      rmSync(cluster.home, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
