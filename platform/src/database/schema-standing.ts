import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { z } from 'zod';
import { clerk } from '../writing/chore.js';
import type { Database } from './database.js';
import { sqlStateOf } from './postgres-failure.js';
import { rows } from './rows.js';

interface Entry {
  idx: number;
  when: number;
  tag: string;
}

/** The migrations that lie in a folder, in their order. @throws Error when one was put between older ones */
export async function journalOf(folder: string): Promise<Entry[]> {
  const text = await readFile(join(folder, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: Entry[] };
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    if (entry.idx !== index || (before && before.when >= entry.when)) {
      throw new Error(
        `The migrations in ${folder} are out of order at ${entry.tag}: a migration is only ever added at the end.`,
      );
    }
  });
  return entries;
}

/**
 * The last migration of the previous release, from the file `released.json` beside the migrations: a program that knows it is
 * served by a database of this release. Before the first release only programs that know every migration are.
 */
async function oldestServed(folder: string): Promise<Entry> {
  const entries = await journalOf(folder);
  const text = await readFile(join(folder, 'released.json'), 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const { through } = JSON.parse(text) as { through?: string };
  const served = through === undefined ? entries.at(-1) : entries.find(({ tag }) => tag === through);
  if (!served) throw new Error(`${folder}/released.json names ${through}, which is no migration here.`);
  return served;
}

/** Writes down in the database, as its owner, which programs may still be started on it. */
export async function sayWhomItServes(
  connection: postgres.Sql,
  owner: string,
  folder: string,
  appRole: string,
) {
  const { when } = await oldestServed(folder);
  const table = connection(`${owner}_serves`);
  const migrations = connection('migrations');
  await connection`create table if not exists ${migrations}.${table}
    (single boolean primary key default true check (single), since bigint not null)`;
  await connection`insert into ${migrations}.${table} (since) values (${when})
    on conflict (single) do update set since = greatest(${table}.since, excluded.since)`;
  await connection`grant usage on schema ${migrations} to ${connection(appRole)}`;
  await connection`grant select on ${migrations}.${table}, ${migrations}.${connection(owner)} to ${connection(appRole)}`;
}

/** Where the migrations of an owner lie that this program was made with. */
export const migrationsOf = (owner: string): string =>
  fileURLToPath(new URL(`../../../drizzle/${owner}`, import.meta.url));

/**
 * Whether this program may run on the database as it is: it has every migration that the program knows, and none that takes
 * away what the program needs.
 * @throws Error that says which of the two it is
 */
export async function checkSchema(
  owner: string,
  database: Database,
  folder = migrationsOf(owner),
): Promise<void> {
  const own = (await journalOf(folder)).at(-1)!;
  const request = database.request(clerk(owner));
  try {
    const query = await request.read();
    const [found] = await rows(
      query,
      sql`
        select (select max(created_at)::float8 from migrations.${sql.identifier(owner)}) as newest, since::float8 as since
        from migrations.${sql.identifier(`${owner}_serves`)}`,
      z.object({ newest: z.number().nullable(), since: z.number() }),
    );
    if (!found || (found.newest ?? 0) < own.when)
      throw new Error(
        `The database lacks migrations, up to ${own.tag}. Run the migration of this release first.`,
      );
    if (found.since > own.when)
      throw new Error(
        `The database is newer than this program, which knows it up to ${own.tag}, can serve. Start the newer program, or put the database back to a copy of this release.`,
      );
  } catch (error) {
    if (!['42P01', '42501', '3F000'].includes(sqlStateOf(error) ?? '')) throw error;
    throw new Error(
      'The database was not migrated as this program needs it. Run the migration of this release first.',
    );
  } finally {
    await request.close();
  }
}
