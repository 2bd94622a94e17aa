import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import postgres, { type TransactionSql } from 'postgres';
import { FILES, type Manifest, migrationsIn, tablesIn } from './back-up.js';

const ROWS_AT_ONCE = 2000;

/**
 * Puts a copy into a database that was migrated by the release of the copy and has been used by nobody.
 * @param url of a superuser, in that database: triggers and foreign keys rest meanwhile, as `pg_restore` makes them after the rows
 * @throws Error with one sentence, having changed nothing: the copy is not whole or of another owner, the database is of another release or in use
 */
export async function putBack(url: string, owner: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder, owner);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (transaction) => {
      if ((await migrationsIn(transaction, owner)).join() !== manifest.migrations.join())
        throw new Error(
          'This database was migrated by another release than that of the copy: migrate it with that one.',
        );
      const [head] = await transaction`select sequence from ${transaction(owner)}.audit_head`;
      if (Number(head!['sequence']) !== 0)
        throw new Error(
          'This database has been in use. Make an empty one: nothing is put over what is there.',
        );
      await transaction`set local session_replication_role = replica`;
      const tables = await tablesIn(transaction, owner);
      await transaction.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')}`);
      await insertAll(transaction, join(folder, FILES.rows));
      await moveSequences(transaction, owner);
    });
    return manifest;
  } finally {
    await sql.end();
  }
}

async function readManifest(folder: string, owner: string): Promise<Manifest> {
  const text = await readFile(join(folder, FILES.manifest), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`${folder} holds no whole copy.`);
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.owner !== owner) throw new Error(`This is a copy of ${manifest.owner}.`);
  const digest = createHash('sha256');
  for await (const part of createReadStream(join(folder, FILES.rows))) digest.update(part as Buffer);
  if (digest.digest('hex') !== manifest.sha256)
    throw new Error('The rows of this copy are not those that were copied.');
  return manifest;
}

async function insertAll(sql: TransactionSql, file: string): Promise<void> {
  let table: { table: string; columns: string } | undefined;
  let rows: string[] = [];
  const flush = async () => {
    if (!table || rows.length === 0) return;
    const { table: name, columns } = table;
    await sql.unsafe(
      `insert into ${name} (${columns}) overriding system value select ${columns} from unnest($1::text[]::${name}[])`,
      [rows],
    );
    rows = [];
  };
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const read = JSON.parse(line) as string | { table: string; columns: string };
    if (typeof read !== 'string') {
      await flush();
      table = read;
      continue;
    }
    rows.push(read);
    if (rows.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
}

/** Numbers go on behind those that are there. */
async function moveSequences(sql: TransactionSql, owner: string): Promise<void> {
  const numbered = await sql`
    select format('%I.%I', nspname, relname) as name, quote_ident(attname) as column,
      pg_get_serial_sequence(format('%I.%I', nspname, relname), attname) as sequence
    from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
    where nspname = ${owner} and relkind = 'r' and attnum > 0 and not attisdropped
      and pg_get_serial_sequence(format('%I.%I', nspname, relname), attname) is not null`;
  for (const { name, column, sequence } of numbered)
    await sql.unsafe(
      `select setval('${sequence}', max(${column})) from ${name} having max(${column}) is not null`,
    );
}
