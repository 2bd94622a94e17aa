import { migrateDatabase } from '@mrrm/platform/database/migrate';
import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';
import { migrationsOf } from '../../start/dist/databases.js';
import type { Owner } from '../../start/dist/owners.js';
import { dropDatabase, ensureDatabase } from '../../start/dist/postgres/databases.js';
import { type Copy, restore } from './copy-of-a-database.js';
import type { TestGraph } from './graph.js';

/** A new database of an owner, made of a copy. */
export interface PutBack {
  /** Somebody with every right over it. */
  admin: Sql;
  /** Takes it away, once nobody is in it. */
  drop(): Promise<void>;
}

/**
 * An owner's disk is lost while the others go on. A new database is made as at the first day, and the copy put into it; the
 * graph knows it from now on, and its slice stands still.
 */
export async function putBack(graph: TestGraph, owner: Owner, copy: Copy): Promise<PutBack> {
  await graph.stopSlice(owner);
  const { adminUrl } = inject('cluster');
  const name = `mrrm_${owner}_restored_${process.pid}`;
  await ensureDatabase(adminUrl, name, `${owner}_owner`);
  const inIt = (address: string) => {
    const url = new URL(address);
    url.pathname = `/${name}`;
    return url.href;
  };
  const urls = graph.databases[owner];
  for (const kind of ['ownerUrl', 'appUrl', 'dumpUrl'] as const) urls[kind] = inIt(urls[kind]!);
  const folder = migrationsOf(owner);
  await migrateDatabase({ ownerUrl: urls.ownerUrl, owner, folder, appRole: `${owner}_app` });
  const admin = postgres(inIt(adminUrl), { max: 1, onnotice: () => {} });
  await restore(admin, copy);
  return { admin, drop: () => dropDatabase(adminUrl, name) };
}
