import postgres, { type Sql } from 'postgres';

export interface Login {
  name: string;
  password: string;
  /** For the login that makes backups: it sees every row of what it may read at all. */
  seesEveryRow?: boolean;
}

/** One lock for all changes of roles and databases: PostgreSQL refuses concurrent changes of the same catalogue row. */
const CATALOGUE_LOCK = 7_310_417;

/** Runs the work on one connection of its own, which is closed afterwards. */
async function connected<T>(adminUrl: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10, prepare: false });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Has PostgreSQL itself quote the names (%I) and values (%L) of a statement that takes no parameters. */
async function run(sql: Sql, template: string, ...values: string[]): Promise<void> {
  const [row] = await sql<{ statement: string }[]>`
    select format(${template}::text, variadic ${values}::text[]) as statement`;
  await sql.unsafe(row!.statement);
}

/** The lock is of the session, not of a transaction: CREATE DATABASE refuses to run inside one. */
const alone = <T>(adminUrl: string, work: (sql: Sql) => Promise<T>) =>
  connected(adminUrl, async (sql) => {
    await sql`select pg_advisory_lock(${CATALOGUE_LOCK})`;
    return work(sql);
  });

/**
 * Makes sure that a login exists and has this password, without any special right but, for backups, that row-level security does
 * not stop it. Safe under concurrent callers.
 * @throws PostgresError when the administrator may not create or alter the role
 */
export async function ensureRole(adminUrl: string, { name, password, seesEveryRow }: Login): Promise<void> {
  const rights = `LOGIN NOSUPERUSER ${seesEveryRow ? 'BYPASSRLS' : 'NOBYPASSRLS'} NOCREATEDB NOCREATEROLE NOREPLICATION`;
  await alone(adminUrl, async (sql) => {
    const [role] = await sql<{ fits: boolean }[]>`
      select rolcanlogin and rolbypassrls = ${seesEveryRow ?? false}
        and not (rolsuper or rolcreatedb or rolcreaterole or rolreplication) as fits
      from pg_roles where rolname = ${name}`;
    // Naming SUPERUSER in ALTER ROLE needs a superuser, even to take it away: so it is named only when there is something to take.
    const change =
      role === undefined ? `CREATE ROLE %I ${rights}` : `ALTER ROLE %I ${role.fits ? '' : rights}`;
    await run(sql, `${change} PASSWORD %L`, name, password);
  });
}

/**
 * Makes sure that a database (UTF8, locale C) exists, and belongs to the role when one is given.
 * Safe under concurrent callers.
 */
export async function ensureDatabase(adminUrl: string, name: string, ownerRole?: string): Promise<void> {
  await alone(adminUrl, async (sql) => {
    const [found] = await sql<{ owner: string }[]>`
      select pg_get_userbyid(datdba) as owner from pg_database where datname = ${name}`;
    if (!found)
      await run(
        sql,
        `CREATE DATABASE %I TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
        name,
      );
    if (ownerRole && found?.owner !== ownerRole)
      await run(sql, 'ALTER DATABASE %I OWNER TO %I', name, ownerRole);
  });
}

/**
 * Copies databases, each with everything in it and its owner, by one connection: another one costs as much as a small copy.
 * @throws PostgresError when a template is in use by a connection, is absent, or a name is taken
 */
export async function cloneDatabases(
  adminUrl: string,
  copies: { template: string; name: string }[],
): Promise<void> {
  await connected(adminUrl, async (sql) => {
    const found = await sql<{ name: string; owner: string }[]>`
      select datname as name, pg_get_userbyid(datdba) as owner from pg_database
      where datname = any(${copies.map(({ template }) => template)})`;
    const owners = new Map(found.map(({ name, owner }) => [name, owner]));
    for (const { template, name } of copies)
      await sql`create database ${sql(name)} template ${sql(template)}
        owner ${sql(owners.get(template) ?? 'postgres')} strategy file_copy`;
  });
}

/** Copies one database. @throws as `cloneDatabases` */
export const cloneDatabase = (adminUrl: string, template: string, name: string): Promise<void> =>
  cloneDatabases(adminUrl, [{ template, name }]);

/** Removes databases, those that exist, and ends the connections to them. */
export async function dropDatabases(adminUrl: string, names: string[]): Promise<void> {
  await connected(adminUrl, async (sql) => {
    for (const name of names) await sql`drop database if exists ${sql(name)} with (force)`;
  });
}

/** Removes one database if it exists. */
export const dropDatabase = (adminUrl: string, name: string): Promise<void> =>
  dropDatabases(adminUrl, [name]);
