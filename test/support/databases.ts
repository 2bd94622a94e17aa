import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';
import type { Databases } from '../../start/dist/databases.js';
import { OWNERS, type Owner } from '../../start/dist/owners.js';
import { cloneDatabases, dropDatabases } from '../../start/dist/postgres/databases.js';
import { demoTemplates, nameIn, withName } from './templates.js';

export interface TestDatabase {
  /** What the slice runs under: rows only. */
  appUrl: string;
  /** The owner's way in, for what a test prepares. */
  owner: Sql;
  ownerUrl: string;
  stop(): Promise<void>;
}

export interface CopiedDatabases {
  databases: Databases;
  drop(): Promise<void>;
}

/** Four databases of which a test speaks as their owners. */
export interface OwnersDatabases {
  urls: Record<Owner, string>;
  sql: Record<Owner, Sql>;
}

export interface DatabaseSets {
  /** Four migrated, empty databases. @param like others to copy instead, to which nobody is connected */
  fresh(like?: OwnersDatabases): Promise<OwnersDatabases>;
  /** Four databases with the demo data, as it is loaded once a run. */
  demo(): Promise<OwnersDatabases>;
  stop(): Promise<void>;
}

let copies = 0;

/** An owner's way in. Row-level security holds for the owner as well; this is how it says that it maintains. */
export const maintain = (url: string, max = 2): Sql =>
  postgres(url, {
    max,
    onnotice: () => {},
    connection: { 'app.role': 'MAINTENANCE' } as Record<string, string>,
  });

/** The four databases of one test file with the demo data. */
export async function copyDatabases(): Promise<CopiedDatabases> {
  return copiesOf(await demoTemplates(), OWNERS);
}

/** The same, migrated and empty. */
export const copyEmptyDatabases = (): Promise<CopiedDatabases> =>
  copiesOf(inject('cluster').databases, OWNERS);

/** A migrated, empty database of one owner. */
export async function startDatabase(owner: string): Promise<TestDatabase> {
  const { databases, drop } = await copiesOf(inject('cluster').databases, [owner as Owner]);
  const { ownerUrl, appUrl } = databases[owner as Owner];
  const sql = maintain(ownerUrl);
  return {
    appUrl,
    owner: sql,
    ownerUrl,
    async stop() {
      await sql.end();
      await drop();
    },
  };
}

/** As many sets of the four owners' databases as asked for. */
export function databaseSets(): DatabaseSets {
  const open: Sql[] = [];
  const drops: (() => Promise<void>)[] = [];
  const copy = async (templates: Databases) => {
    const { databases, drop } = await copiesOf(templates, OWNERS);
    drops.push(drop);
    const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl]));
    const sql = Object.fromEntries(OWNERS.map((owner) => [owner, maintain(urls[owner]!, 1)]));
    open.push(...Object.values(sql));
    return { urls, sql } as unknown as OwnersDatabases;
  };
  return {
    fresh(like) {
      const templates = structuredClone(inject('cluster').databases);
      if (like) for (const owner of OWNERS) templates[owner].ownerUrl = like.urls[owner];
      return copy(templates);
    },
    demo: async () => copy(await demoTemplates()),
    async stop() {
      await Promise.all(open.map((sql) => sql.end({ timeout: 5 })));
      for (const drop of drops) await drop();
    },
  };
}

/** Databases of a name of their own, with everything that the given ones hold. */
async function copiesOf(templates: Databases, owners: readonly Owner[]): Promise<CopiedDatabases> {
  const { adminUrl } = inject('cluster');
  const suffix = `${process.pid}_${++copies}`;
  const databases = structuredClone(templates);
  const nameOf = (owner: Owner) => `mrrm_${owner}_${suffix}`;
  await cloneDatabases(
    adminUrl,
    owners.map((owner) => ({ template: nameIn(templates[owner].ownerUrl), name: nameOf(owner) })),
  );
  for (const owner of owners)
    for (const kind of ['ownerUrl', 'appUrl', 'dumpUrl'] as const) {
      const url = databases[owner][kind];
      if (url) databases[owner][kind] = withName(url, nameOf(owner));
    }
  return { databases, drop: () => dropDatabases(adminUrl, owners.map(nameOf)) };
}
