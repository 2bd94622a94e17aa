import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres, { type TransactionSql } from 'postgres';

/** What a copy says of itself, in `copy.json`. It is written last: a folder without it holds no whole copy. */
export interface Manifest {
  format: 1;
  owner: string;
  /** When the snapshot was taken. */
  at: string;
  /** Of the migrations that had run, in their order. */
  migrations: string[];
  /** The end of the audit. */
  audit: { sequence: number; hash: string };
  rows: number;
  /** Of the file of rows, hexadecimal. */
  sha256: string;
}

export const FILES = { manifest: 'copy.json', rows: 'rows.jsonl.gz', witness: 'witness.jsonl' };
const ROWS_AT_ONCE = 2000;

/**
 * Copies every row of an owner's database, as one moment shows them, into a folder that is not there yet. It is for machines that have
 * Node and npm alone: the PostgreSQL of npm comes without `pg_dump`, which does the same and more. By `select`: the driver stops for
 * ever in a `copy … to stdout` of some megabytes.
 * @param url of the role that makes backups: row-level security hides rows from every other
 * @param witness copied before the rows, so that the copy can be checked by itself
 * @throws Error with one sentence: the folder is there, or the role does not see every row
 */
export async function backUp(url: string, owner: string, folder: string, witness: string): Promise<Manifest> {
  await mkdir(folder, { mode: 0o700 }).catch((error: { code?: string }) => {
    throw new Error(`${folder} cannot be made (${error.code}).`);
  });
  await copyFile(witness, join(folder, FILES.witness));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [role] =
      await sql`select rolbypassrls or rolsuper as "seesAll" from pg_roles where rolname = current_user`;
    if (!role!['seesAll'])
      throw new Error('This login does not see every row: take that of the role that makes backups.');
    const manifest = await sql.begin('isolation level repeatable read read only', async (transaction) => {
      const what = await describe(transaction, owner);
      const digest = createHash('sha256');
      let count = 0;
      await pipeline(
        linesOf(transaction, owner, () => {
          count += 1;
        }),
        createGzip(),
        async function* (parts: AsyncIterable<Buffer>) {
          for await (const part of parts) {
            digest.update(part);
            yield part;
          }
        },
        createWriteStream(join(folder, FILES.rows), { mode: 0o600, flush: true }),
      );
      return { ...what, rows: count, sha256: digest.digest('hex') };
    });
    const file = join(folder, FILES.manifest);
    await writeFile(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await rename(`${file}.new`, file);
    return manifest;
  } finally {
    await sql.end();
  }
}

async function describe(sql: TransactionSql, owner: string) {
  const [audit] = await sql`
    select now()::text as at, sequence::int as sequence, hash from ${sql(owner)}.audit_head`;
  const { at, sequence, hash } = audit as unknown as { at: string; sequence: number; hash: string };
  const migrations = await migrationsIn(sql, owner);
  return { format: 1 as const, owner, at: new Date(at).toISOString(), migrations, audit: { sequence, hash } };
}

/** The digests of the migrations that have run in a database, in their order. */
export async function migrationsIn(sql: postgres.ISql, owner: string): Promise<string[]> {
  const found = await sql`select hash from migrations.${sql(owner)} order by id`;
  return found.map(({ hash }) => hash as string);
}

/** The tables of an owner with their columns, but for what the migrations keep for themselves. */
export const tablesIn = (sql: postgres.ISql, owner: string) =>
  sql`
  select format('%I.%I', nspname, relname) as name,
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = relnamespace
  where relkind = 'r' and nspname = ${owner} order by 1` as unknown as Promise<
    { name: string; columns: string }[]
  >;

/** A line for each table, with its columns, and below it one for each of its rows, as PostgreSQL writes it. */
async function* linesOf(sql: TransactionSql, owner: string, counted: () => void) {
  for (const { name, columns } of await tablesIn(sql, owner)) {
    yield `${JSON.stringify({ table: name, columns })}\n`;
    const rows = sql.unsafe(`select one::text as row from ${name} as one`).cursor(ROWS_AT_ONCE);
    for await (const some of rows) {
      for (const _ of some) counted();
      yield some.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
    }
  }
}
