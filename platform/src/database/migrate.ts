import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { z } from 'zod';
import { readConfig } from '../config.js';
import { journalOf, sayWhomItServes } from './schema-standing.js';

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
  await journalOf(folder);
  // One connection: the advisory lock belongs to it.
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await migrate(drizzle(sql), {
      migrationsFolder: folder,
      migrationsSchema: 'migrations',
      migrationsTable: owner,
    });
    await grant(
      sql,
      owner,
      appRole,
      await tablesOf(folder, 'deletes.json'),
      await tablesOf(folder, 'grows.json'),
    );
    await sayWhomItServes(sql, owner, folder, appRole);
    await grantDump(sql, owner);
  } finally {
    await sql.end();
  }
}

/**
 * Runs a slice's migrations as a process of its own: it ends with one sentence and a status when they cannot be made. The environment
 * says as whom: OWNER_DATABASE_URL_<OWNER>, and APP_ROLE_<OWNER> where the slice does not run as `<owner>_app`.
 * @param folder with the migrations and their journal
 */
export async function runMigration(owner: string, folder: URL): Promise<void> {
  const [url, role] = [`OWNER_DATABASE_URL_${owner.toUpperCase()}`, `APP_ROLE_${owner.toUpperCase()}`];
  const schema = z.object({ [url]: z.string().min(1), [role]: z.string().min(1).default(`${owner}_app`) });
  try {
    const { [url]: ownerUrl = '', [role]: appRole = '' } = readConfig(schema);
    await migrateDatabase({ ownerUrl, appRole, owner, folder: fileURLToPath(folder) });
  } catch (error) {
    console.error(`The ${owner} database cannot be migrated: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

/**
 * The tables that a file beside the migrations names, with the reason: from those of `deletes.json` the slice takes rows away, those
 * of `grows.json` it only adds to. In everything else rows are added and changed.
 */
async function tablesOf(folder: string, file: 'deletes.json' | 'grows.json'): Promise<string[]> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return Object.keys(JSON.parse(text) as Record<string, string>);
}

/**
 * The app role reads and writes rows; it neither owns nor changes a table, it takes rows from few, and it alone, beside the
 * owner, enters the database.
 */
async function grant(sql: postgres.Sql, owner: string, appRole: string, deletes: string[], grows: string[]) {
  const schema = sql(owner);
  const role = sql(appRole);
  const [{ name } = { name: '' }] = await sql<{ name: string }[]>`select current_database() as name`;
  await sql`grant connect on database ${sql(name)} to ${role}`;
  await sql`revoke connect, temporary on database ${sql(name)} from public`;
  await sql`grant usage on schema ${schema} to ${role}`;
  await sql`grant select, insert, update on all tables in schema ${schema} to ${role}`;
  await sql`revoke delete on all tables in schema ${schema} from ${role}`;
  for (const table of deletes) await sql`grant delete on ${schema}.${sql(table)} to ${role}`;
  for (const table of grows) await sql`revoke update on ${schema}.${sql(table)} from ${role}`;
  // The audit only grows, and it has one end.
  await sql`revoke update on ${schema}.audit_event, ${schema}.audit_person, ${schema}.audit_place from ${role}`;
  await sql`revoke insert on ${schema}.audit_head, ${schema}.audit_person, ${schema}.audit_place from ${role}`;
  await sql`alter default privileges in schema ${schema} grant select, insert, update on tables to ${role}`;
  await sql`alter default privileges in schema ${schema} revoke delete on tables from ${role}`;
}

/**
 * The role that makes backups, `<owner>_dump`, reads what a copy needs, when the database server has such a role. That row-level
 * security does not stop it is for who made the role to say: an owner cannot give that away.
 */
async function grantDump(sql: postgres.Sql, owner: string) {
  const name = `${owner}_dump`;
  const found = await sql`select from pg_roles where rolname = ${name}`;
  if (found.length === 0) return;
  const role = sql(name);
  const [{ database } = { database: '' }] = await sql<
    { database: string }[]
  >`select current_database() as database`;
  await sql`grant connect on database ${sql(database)} to ${role}`;
  for (const schema of [sql(owner), sql('migrations')]) {
    await sql`grant usage on schema ${schema} to ${role}`;
    await sql`grant select on all tables in schema ${schema} to ${role}`;
    await sql`grant select on all sequences in schema ${schema} to ${role}`;
  }
}
