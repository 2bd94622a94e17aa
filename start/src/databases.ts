import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '@mrrm/platform/database/migrate';
import { OWNERS, type Owner } from './owners.js';
import { ensureDatabase, ensureRole } from './postgres/databases.js';
import { loadOrCreateSecrets } from './postgres/secrets.js';

export interface OwnerDatabase {
  /** Owns the tables; only migrations and the demo's bulk load use it. */
  ownerUrl: string;
  /** What the slice runs under: rows only. */
  appUrl: string;
  /** Reads every row, for backups; absent where the operator brings the database. */
  dumpUrl?: string;
}

export type Databases = Record<Owner, OwnerDatabase>;

/** Addresses under which each owner's tables are filled. */
export const ownerUrlsOf = (databases: Databases): Record<Owner, string> =>
  Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl])) as Record<Owner, string>;

const withUser = (url: string, user: string, password: string, database?: string) => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  if (database) changed.pathname = `/${database}`;
  return changed.href;
};

export const migrationsOf = (owner: Owner) =>
  fileURLToPath(new URL(`../../drizzle/${owner}`, import.meta.url));

const secretNames = OWNERS.flatMap((owner) => [`${owner}_owner`, `${owner}_app`, `${owner}_dump`]);

/**
 * Makes sure that each owner has a database and its two roles, and brings it up to date.
 * @param adminUrl superuser of the project's own PostgreSQL; absent when every owner brings its own
 * @param given DATABASE_URL_<OWNER>: a database of the operator's; its login must own the database and may create roles
 */
export async function prepareDatabases(
  folder: string,
  adminUrl: string | undefined,
  given: Partial<Record<Owner, string>>,
): Promise<Databases> {
  const secrets = await loadOrCreateSecrets(folder, secretNames);
  // At once: an owner's migrations are work for that owner's database alone.
  const prepared = OWNERS.map(
    async (owner) => [owner, await prepare(owner, secrets, adminUrl, given[owner])] as const,
  );
  return Object.fromEntries(await Promise.all(prepared)) as Databases;
}

/** The same for one owner, on the project's own PostgreSQL. */
export const prepareDatabase = async (
  folder: string,
  adminUrl: string,
  owner: Owner,
): Promise<OwnerDatabase> => prepare(owner, await loadOrCreateSecrets(folder, secretNames), adminUrl);

async function prepare(
  owner: Owner,
  secrets: Record<string, string>,
  adminUrl: string | undefined,
  given?: string,
): Promise<OwnerDatabase> {
  const database = given
    ? await prepareGiven(owner, given, secrets[`${owner}_app`]!)
    : await prepareOwn(owner, adminUrl!, secrets);
  await migrateDatabase({
    ownerUrl: database.ownerUrl,
    owner,
    folder: migrationsOf(owner),
    appRole: `${owner}_app`,
  });
  return database;
}

async function prepareOwn(
  owner: Owner,
  adminUrl: string,
  secrets: Record<string, string>,
): Promise<OwnerDatabase> {
  const ownerRole = { name: `${owner}_owner`, password: secrets[`${owner}_owner`]! };
  const appRole = { name: `${owner}_app`, password: secrets[`${owner}_app`]! };
  const dumpRole = { name: `${owner}_dump`, password: secrets[`${owner}_dump`]!, seesEveryRow: true };
  for (const role of [ownerRole, appRole, dumpRole]) await ensureRole(adminUrl, role);
  await ensureDatabase(adminUrl, `mrrm_${owner}`, ownerRole.name);
  return {
    ownerUrl: withUser(adminUrl, ownerRole.name, ownerRole.password, `mrrm_${owner}`),
    appUrl: withUser(adminUrl, appRole.name, appRole.password, `mrrm_${owner}`),
    dumpUrl: withUser(adminUrl, dumpRole.name, dumpRole.password, `mrrm_${owner}`),
  };
}

async function prepareGiven(owner: Owner, url: string, password: string): Promise<OwnerDatabase> {
  try {
    await ensureRole(url, { name: `${owner}_app`, password });
  } catch (error) {
    throw new Error(
      `DATABASE_URL_${owner.toUpperCase()} cannot be used: ${(error as { code?: string }).code ?? 'no connection'}. Its login must own the database and be allowed to create roles.`,
    );
  }
  return { ownerUrl: url, appUrl: withUser(url, `${owner}_app`, password) };
}
