import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '@mrrm/platform/migrate';
import postgres, { type Sql } from 'postgres';
import { startCluster } from '../../../start/src/postgres/cluster.js';
import { ensureDatabase, ensureRole } from '../../../start/src/postgres/databases.js';

const migrationsOf = (owner: string) => fileURLToPath(new URL(`../../../drizzle/${owner}`, import.meta.url));
const PASSWORD = 'of-a-test-only';

export interface TestDatabase {
  /** The superuser's way in, and where the server's log lies. */
  adminUrl: string;
  home: string;
  /** What the slice runs under: rows only. */
  appUrl: string;
  /** The owner's way in, for what a test prepares. */
  owner: Sql;
  stop(): Promise<void>;
}

/**
 * A migrated database of one owner on a PostgreSQL of its own.
 * @param durable with the settings of a real one, for tests that kill it
 */
export async function startDatabase(owner: string, durable = false): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), `${owner}-`));
  const cluster = await startCluster({ folder, durable });
  const urlOf = (role: string) => {
    const url = new URL(cluster.adminUrl);
    url.username = role;
    url.password = PASSWORD;
    url.pathname = `/${owner}`;
    return url.href;
  };
  await ensureRole(cluster.adminUrl, { name: `${owner}_owner`, password: PASSWORD });
  await ensureRole(cluster.adminUrl, { name: `${owner}_app`, password: PASSWORD });
  await ensureDatabase(cluster.adminUrl, owner, `${owner}_owner`);
  // A run that judges the first walls alone takes the last one away.
  if (process.env['APP_ROLE_BYPASSES_ROW_LEVEL_SECURITY'] === 'on')
    await asAdministrator(cluster.adminUrl, `alter role ${owner}_app bypassrls`);
  const ownerUrl = urlOf(`${owner}_owner`);
  await migrateDatabase({ ownerUrl, owner, folder: migrationsOf(owner), appRole: `${owner}_app` });
  const ownerSql = postgres(ownerUrl, {
    max: 2,
    onnotice: () => {},
    // Row-level security holds for the owner as well; this is how it says that it maintains.
    connection: { 'app.role': 'MAINTENANCE' } as Record<string, string>,
  });
  return {
    adminUrl: cluster.adminUrl,
    home: cluster.home,
    appUrl: urlOf(`${owner}_app`),
    owner: ownerSql,
    async stop() {
      await ownerSql.end();
      await cluster.stop();
      rmSync(cluster.home, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function asAdministrator(url: string, statement: string) {
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}
