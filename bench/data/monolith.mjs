import { randomBytes } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { migrateDatabase } from '../../platform/dist/database/migrate.js';
import { migrationsOf } from '../../start/dist/databases.js';
import { OWNERS } from '../../start/dist/owners.js';
import { dropDatabase, ensureDatabase, ensureRole } from '../../start/dist/postgres/databases.js';

/** What a slice says of itself and its requests: a monolith that has none of that keeps none. */
const NOT_COPIED = ['audit_event', 'audit_head', 'audit_person', 'audit_place', 'idempotency'];

/** The address of a database, for the same login or another one. */
export function at(url, database, login) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (login) Object.assign(changed, { username: login.name, password: login.password });
  return changed.href;
}

/**
 * One database with the schemas of all owners, their constraints, policies and rows: what a monolith would have. It is only read.
 * @param from each owner's database, as its superuser
 * @param kept whether one of the name that is there already is good
 * @returns its address for a login that has all slices' rights on rows and, like theirs, is not above row-level security
 */
export async function makeMonolith({ adminUrl, from, name, kept = false }) {
  const login = { name: `${name}_app`, password: randomBytes(16).toString('hex') };
  await ensureRole(adminUrl, login);
  const superuser = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const isThere = (await superuser`select from pg_database where datname = ${name}`).length > 0;
    if (!(kept && isThere)) await fill(adminUrl, from, name, superuser);
    for (const owner of OWNERS)
      await superuser`grant ${superuser(`${owner}_app`)} to ${superuser(login.name)}`;
    // As a slice's own connections say it.
    for (const [setting, value] of Object.entries({
      plan_cache_mode: 'force_generic_plan',
      timezone: 'UTC',
      'app.time_zone': 'Europe/Sofia',
    }))
      await superuser`alter role ${superuser(login.name)} set ${superuser(setting)} to ${superuser.unsafe(`'${value}'`)}`;
  } finally {
    await superuser.end();
  }
  return at(adminUrl, name, login);
}

/** Fills it under another name first: one that is half filled never has the name. */
async function fill(adminUrl, from, name, superuser) {
  const unfinished = `${name}_unfinished`;
  for (const one of [unfinished, name]) await dropDatabase(adminUrl, one);
  await ensureDatabase(adminUrl, unfinished);
  const url = at(adminUrl, unfinished);
  for (const owner of OWNERS)
    await migrateDatabase({ ownerUrl: url, owner, folder: migrationsOf(owner), appRole: `${owner}_app` });
  await Promise.all(OWNERS.map((owner) => copyOwner(owner, from[owner], url)));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`vacuum (freeze, analyze)`;
  await sql.end();
  await superuser`alter database ${superuser(unfinished)} rename to ${superuser(name)}`;
}

async function copyOwner(owner, source, target) {
  // The rows were good where they come from: no trigger judges them again.
  const connection = { session_replication_role: 'replica' };
  const write = postgres(target, { max: 1, onnotice: () => {}, connection });
  try {
    const tables = await write`
      select tablename as name from pg_tables where schemaname = ${owner} and tablename <> all(${NOT_COPIED})`;
    for (const { name } of tables) await write`truncate ${write(owner)}.${write(name)} cascade`;
    for (const { name } of tables) {
      // A connection for each: postgres.js does not listen any more to one whose copy ended while its reader was busy.
      const read = postgres(source, { max: 1, onnotice: () => {} });
      const rows = await read`copy ${read(owner)}.${read(name)} to stdout (format binary)`.readable();
      const kept = await write`copy ${write(owner)}.${write(name)} from stdin (format binary)`.writable();
      await pipeline(rows, kept);
      await read.end({ timeout: 0 });
    }
  } finally {
    await write.end();
  }
}
