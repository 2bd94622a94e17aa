import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

export interface MigrationOptions {
  /** Connection of the database's owner. */
  ownerUrl: string;
  /** Name of the slice: its schema. */
  owner: string;
  /** Folder with the migrations and their journal. */
  folder: string;
  /** The existing role under which the slice runs; it gets data rights only. */
  appRole: string;
}

/** Any number; the same one for every migrator, so that they queue. */
const LOCK = 4_071_921;

/**
 * Brings one owner's database up to date. Forward only; safe when several start at once.
 * @throws Error when the journal was reordered: drizzle would skip such a migration silently
 */
export async function migrateDatabase({ ownerUrl, owner, folder, appRole }: MigrationOptions): Promise<void> {
  await checkJournal(folder);
  // One connection: the advisory lock belongs to it.
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await migrate(drizzle(sql), {
      migrationsFolder: folder,
      migrationsSchema: 'migrations',
      migrationsTable: owner,
    });
    await grant(sql, owner, appRole);
  } finally {
    await sql.end();
  }
}

/** The app role reads and writes rows; it neither owns nor changes a table, and it cannot empty one. */
async function grant(sql: postgres.Sql, owner: string, appRole: string) {
  const schema = sql(owner);
  const role = sql(appRole);
  await sql`grant usage on schema ${schema} to ${role}`;
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`;
  // The audit only grows.
  await sql`revoke update, delete on ${schema}.audit_event from ${role}`;
  await sql`alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${role}`;
}

async function checkJournal(folder: string) {
  const journal = JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  journal.entries.forEach((entry, index) => {
    const before = journal.entries[index - 1];
    if (entry.idx !== index || (before && before.when >= entry.when)) {
      throw new Error(
        `The migrations in ${folder} are out of order at ${entry.tag}: a migration is only ever added at the end.`,
      );
    }
  });
}
