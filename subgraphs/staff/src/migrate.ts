import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '@mrrm/platform/database/migrate';
import { readMigrationConfig } from './config.js';

/** Brings the database of this slice up to date, as its owner, and ends. */
try {
  const folder = fileURLToPath(new URL('../../../drizzle/staff', import.meta.url));
  await migrateDatabase({ ...readMigrationConfig(), owner: 'staff', folder });
} catch (error) {
  console.error(`The staff database cannot be migrated: ${(error as Error).message}`);
  process.exitCode = 1;
}
