import postgres, { type Sql } from 'postgres';

/**
 * What `pg_dump` and `pg_restore` do with the rows, for machines that have Node and npm alone: the server's binaries from npm come
 * without the client programs. It reads as the dump role, in one snapshot, and writes as `pg_restore` writes. By `select` and
 * `insert`: the driver stops for ever in a `copy … to stdout` of some megabytes.
 */
export interface Copy {
  tables: { name: string; columns: string; rows: string[] }[];
}

const ROWS_AT_ONCE = 2000;

/** Every row of every table of the owner, as one moment shows them. @param url of the dump role */
export async function dump(url: string, owner: string): Promise<Copy> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin('isolation level repeatable read read only', async (transaction) => {
      const found = await transaction`
        select format('%I.%I', nspname, relname) as name,
          (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
        from pg_class c join pg_namespace n on n.oid = relnamespace
        where relkind = 'r' and nspname in (${owner}, 'migrations') order by 1`;
      const tables: Copy['tables'] = [];
      for (const { name, columns } of found) {
        const rows = await transaction.unsafe(`select one::text as row from ${name} as one`);
        tables.push({ name, columns, rows: rows.map(({ row }) => row) });
      }
      return { tables };
    });
  } finally {
    await sql.end();
  }
}

/** Puts the rows into a database that was migrated and holds none but those of the migrations. @param admin a superuser's way in */
export async function restore(admin: Sql, { tables }: Copy): Promise<void> {
  await admin.begin(async (transaction) => {
    // As pg_restore, which makes triggers and foreign keys after the rows.
    await transaction`set local session_replication_role = replica`;
    await transaction.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    for (const { name, columns, rows } of tables)
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
        await transaction.unsafe(
          `insert into ${name} (${columns}) overriding system value
           select ${columns} from unnest($1::text[]::${name}[])`,
          [rows.slice(from, from + ROWS_AT_ONCE)],
        );
  });
}
