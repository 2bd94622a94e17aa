import { inject } from 'vitest';
import type { Databases } from '../../start/dist/databases.js';
import { OWNERS } from '../../start/dist/owners.js';
import { cloneDatabase, dropDatabase } from '../../start/dist/postgres/databases.js';

let copies = 0;

export interface CopiedDatabases {
  databases: Databases;
  drop(): Promise<void>;
}

/** The four databases of one test file, copied from the templates. */
export const copyDatabases = (): Promise<CopiedDatabases> => copiesOf('_demo', inject('templates'));

/** The same, migrated and empty. */
export const copyEmptyDatabases = (): Promise<CopiedDatabases> => copiesOf('', inject('empty'));

async function copiesOf(
  filling: string,
  { adminUrl, databases: templates }: { adminUrl: string; databases: Databases },
): Promise<CopiedDatabases> {
  const suffix = `${process.pid}_${++copies}`;
  const databases = structuredClone(templates);
  for (const owner of OWNERS) {
    await cloneDatabase(adminUrl, `mrrm_${owner}${filling}`, `mrrm_${owner}${filling}_${suffix}`);
    for (const kind of ['ownerUrl', 'appUrl', 'dumpUrl'] as const) databases[owner][kind] += `_${suffix}`;
  }
  return {
    databases,
    drop: async () => {
      for (const owner of OWNERS) await dropDatabase(adminUrl, `mrrm_${owner}${filling}_${suffix}`);
    },
  };
}
