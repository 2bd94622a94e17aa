import { inject } from 'vitest';
import type { Databases } from '../../start/dist/databases.js';
import { OWNERS } from '../../start/dist/owners.js';
import { cloneDatabase, dropDatabase } from '../../start/dist/postgres/databases.js';

let copies = 0;

/** The four databases of one test file, copied from the templates. */
export async function copyDatabases(): Promise<{ databases: Databases; drop(): Promise<void> }> {
  const { adminUrl, databases: templates } = inject('templates');
  const suffix = `${process.pid}_${++copies}`;
  const databases = structuredClone(templates);
  for (const owner of OWNERS) {
    await cloneDatabase(adminUrl, `mrrm_${owner}_demo`, `mrrm_${owner}_demo_${suffix}`);
    for (const kind of ['ownerUrl', 'appUrl', 'dumpUrl'] as const) databases[owner][kind] += `_${suffix}`;
  }
  return {
    databases,
    drop: async () => {
      for (const owner of OWNERS) await dropDatabase(adminUrl, `mrrm_${owner}_demo_${suffix}`);
    },
  };
}
